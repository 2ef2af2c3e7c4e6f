using AndonBot.Domain.Commands;
using AndonBot.Slack;

namespace AndonBot.Interactions;

/// <summary>Short help.</summary>
internal static class HelpMessages
{
    public static readonly Reply Help = new("""
        *Something is wrong?* `/andon checkout is down` pulls the cord: the line's Fixer is called, and you are thanked. `/andon sev1 …` when customers cannot work. `/andon` alone opens a form.
        *You are on it* (each after `/andon`): `ack 12` · `note 12 &lt;text&gt;` · `give 12 @user` · `sev 12 1`
        *The line:* `stop 12 [why]` · `restart 12 [what was done]`
        *It is over:* `contain 12 &lt;what was done&gt;` · `back 12` when it is back · `dismiss 12 &lt;why&gt;` for a false alarm · `same 13 12`
        *What was learned:* `postmortem 12` writes it · `held 12` · `extend 12 &lt;date&gt; &lt;why&gt;`
        *So that it stays away:* `action 12 &lt;what will be different&gt; @owner &lt;date&gt; [temporary]` · `done A34 [where to see it]` · `move A34 &lt;date&gt; &lt;why&gt;` · `give A34 @user` · `drop A34 &lt;why&gt;` · `actions [mine|overdue|@user|12]`
        *How is it going?* `status [line]` · `fixer` · `list [open|all|mine]` · `show 12`
        *The team:* `setup` makes or changes a line · `health` tells what I check of myself.
        """);

    /// <summary>How one command is used, or all in short.</summary>
    public static Reply About(string? command) => command is not null && Usage.Of(command) is { } usage ? new(Mrkdwn.Text(usage)) : Help;
}
