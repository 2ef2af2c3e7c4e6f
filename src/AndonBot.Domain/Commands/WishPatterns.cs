using System.Text.RegularExpressions;

namespace AndonBot.Domain.Commands;

/// <summary>How texts look that ask for something. They are matched with words in lower case, separated by single blanks.</summary>
internal static partial class WishPatterns
{
    private const RegexOptions Readable = RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant;

    /// <summary>The number of an incident or an action.</summary>
    [GeneratedRegex("""
        ^[^0-9a-z]* ((?<a>a)-? | inc(ident)?[-\#]? | no[.]? | nr[.]?)? (?<number>[0-9]{1,9}) [^0-9a-z]*$
        """, Readable)]
    public static partial Regex Numbered();

    /// <summary>"Don't restart yet."</summary>
    [GeneratedRegex("""
        ^ ((please|pls|just|hey)\s)* (don't|dont|do\snot|never|no\sneed\sto) \s (yet\s)?
        (ack|acknowledge|stop|restart|contain|close|resolve|dismiss|give|assign|escalate|page|merge|start|resume|pull|call|wake|panic|worry|deploy|release|ship|push|touch|do)\b
        """, Readable)]
    public static partial Regex Negated();

    /// <summary>Greetings, thanks, and tries.</summary>
    [GeneratedRegex("""
        ^\W* (hi|hello|hey|hiya|yo|howdy|good\s(morning|afternoon|evening|day)|morning|thanks?|thank\syou|thx|ty|cheers|test(ing|s)?|ping|pong|foo|asdf+|qwerty|lorem\sipsum
            |ok(ay)?|yes|yep|no|nope|cool|great|nice|awesome|sorry|oops|welcome|bye|lol|hm+|ignore\s(this|me|that)|wrong\s(channel|command|window|chat|button|workspace)|go|-h)
        (\W+ (thanks?|thank|ok(ay)?|world|wrong|channel|window|this|that|it|is|was|just|only|an?|the|my|me|so|very|much|a\slot|for|your|you|us|all|everyone|everybody|folks|guys|team|there
            |bot|andon|andonbot|again|please|test(ing|s)?|ignore|hello|hi|help|one|two|three|[0-9]+|works?|message|command|first|try|now|today|and|i|am|are|doing|how|to|from
            |here|does|if|see))* \W*$
        | ^\W* ((this|that)\sis|it's|just|only) \s ((just|only)\s)? (an?\s|the\s)? (test(ing)?|drill|try(ing)?) (\s(the|this|if|it|bot|andon|works?|out))* \W*$
        """, Readable)]
    public static partial Regex Greeting();

    /// <summary>What says that something is over.</summary>
    [GeneratedRegex("""
        ^\W* ((ok(ay)?|so|phew|great|good|update|fyi)\W+)* (
            ([\w'#-]+\s){0,5} ((is|are|has|have|been|was|seems?|looks?|now|all)\s)*
                (back\sto\snormal|back\sup|back\sonline|up\sagain|online\sagain|up\sand\srunning|works?\s(again|fine|now)|working\s(again|fine|now|as\sexpected)
                |(good|fine|ok|okay|clear|green|well|healthy|stable)\s(now|again)|recovered|resolved|fixed|solved|over|contained|mitigated|an?\sfalse\s(alarm|positive))
            | ((it('s|\swas|\sis)|that('s|\swas))\s)? (an?\s)? false\s(alarm|positive|alert) | all\s(good|clear|fine|ok|well|done|green) | never\s?mind | nvm
            | (everything|all)('s|\s(is|looks))?\s(fine|good|ok|okay|green|well|normal) | all\ssystems\s(operational|go|green) | (works|working|fine)\snow
            | (deployed|shipped|released)\s(the|a)\s(hot)?fix | (hot)?fix\s(is\s)?(deployed|out|live) | rolled\sback | never\s?mind,?\s(it\s)?works
            | we('re|\sare)\s(good|fine|back) | my\s(bad|mistake) | (not|no\slonger|no\smore)\s(an?\s)?(problem|issue|incident)s?(\sany\s?more)?
            | (problem|issue|incident)\s(is\s)?(solved|gone|over|fixed|resolved)
        ) (\W+ (now|again|thanks|thank\syou|everyone|all|sorry|guys|folks|it\sseems|i\sthink|please|here|for\snow|since.*))* \W*$
        """, Readable)]
    public static partial Regex Over();

    /// <summary>"Add a note to 14", "duplicate of 14".</summary>
    [GeneratedRegex("""
        ^\W* ((please|pls|can\syou)\s)? ((add\s)? (a\s)? (?<note>notes?|comments?)\s(to|for|on)\s | (.*\s)? (duplicate|dup|dupe)\sof\s) (incident\s)? \#?[0-9]+
        """, Readable)]
    public static partial Regex OnIncident();

    [GeneratedRegex("""
        ^\W* (i'm|im|i\sam|we're|we\sare|am)? \s? (already\s)? (on\sit|on\sthis|on\sthe\scase|on\smy\sway|omw|got\s(it|this)|i\s?('ve)?\sgot\s(it|this)|with\sit|looking(\sinto)?(\sit|\sthis|\sat\sit|\snow)?|taking\sa\slook)
        (\W+ ([0-9]+|now|already|guys|thanks|\#[0-9]+))* \W*$
        """, Readable)]
    public static partial Regex OnIt();

    /// <summary>Questions. "Why" asks for the cause of something wrong.</summary>
    [GeneratedRegex("""
        ^\W* (who|whos|who's|whose|whom|what|what's|whats|when|when's|where|where's|which|how|how's|is|are|was|were|does|do|did|can|could|should|shall|may|will|would|has|have
            |any|anyone|anybody|anything)\b(?!')
        """, Readable)]
    public static partial Regex Asks();

    [GeneratedRegex("""
        ^\W* (who|whos|who's|whose|whom)\b | \b(who|who's|whos)\s(is|are|has|was)\b
        """, Readable)]
    public static partial Regex Who();

    /// <summary>"Is checkout down?"</summary>
    [GeneratedRegex("""
        ^\W* (is|are|was|has|have) \s (the\s|our\s|my\s|any\s)? [\w'-]+(\s[\w'-]+)? \s (still\s)?
        (down|up|ok|okay|broken|back|working|slow|stopped|running|red|green|blocked|fixed|resolved|held|frozen|stable) (\s(again|now|yet|today))? \W*$
        """, Readable)]
    public static partial Regex StateOf();

    /// <summary>Words for what the bot knows.</summary>
    [GeneratedRegex("""
        \b(fixers?|on[\s-]?call|rotation|handoff|shift|lines?|lamp|gate|deploy(s|ment|ments|ing)?|release|ship|merge|incidents?|andon|andonbot|bot|cord|postmortems?|actions?
            |backup|stopped|status|open|someone|anyone\s(on|looking|working)|eta|updates?|news)\b
        """, Readable)]
    public static partial Regex About();

    [GeneratedRegex("""
        \b(incidents?|open)\b
        """, Readable)]
    public static partial Regex AboutIncidents();

    [GeneratedRegex("""
        \b(actions?|todos?|tasks?)\b
        """, Readable)]
    public static partial Regex AboutActions();

    [GeneratedRegex("""
        \b(how|what|where)\b | \b(andon|bot|cord|help)\b
        """, Readable)]
    public static partial Regex HowTo();

    /// <summary>Words in front of what is asked for.</summary>
    [GeneratedRegex("""
        ^(please|pls|plz|can|could|would|will|you|u|we|i|i'd|i'll|lets|let's|want|like|love|to|need|someone|somebody|kindly|just|now|ok|okay|yes|hey|hi|hello|andon|bot|the|it|its
            |it's|is|has|been|was|as|on|for|me|my|an?|of|this|that|quickly|asap)$
        """, Readable)]
    public static partial Regex Fillers();

    /// <summary>What follows a word that asks for something, and not one that names a thing: "page him", but not "page loads forever".</summary>
    [GeneratedRegex("""
        ^(me|it|this|that|these|those|the|my|our|an?|all|to|for|please|now|week|month|quarter|today|mine|open|everything|everybody|someone|somebody|him|her|us|them|team
            |incidents?|mon|tue|wed|thu|fri|sat|sun|tomorrow|next|with|<@.*|@.*)$
        """, Readable)]
    public static partial Regex Objects();

    /// <summary>"Pull the cord", "create an incident".</summary>
    [GeneratedRegex("""
        ^\W* ((please|pls|i\swant\sto|i'd\slike\sto|let's|can\s(you|i|we)|how\sto)\s)*
        (pull | (pull\s)?(the\s)?(andon\s?)?cord | /?andon | (declare|trigger|create|new|open|raise|begin|file|start|report|log)\s((an?|the|new)\s)*(incident|issue|alert|ticket))
        (\s(please|now|here))* \W*$
        """, Readable)]
    public static partial Regex ForPull();

    [GeneratedRegex("""
        ^\W* (please|pls|plz|kindly|can\s(you|u|someone|we|i)|could\s(you|u|someone|we)|would\syou|will\syou|i\swant|i'd\slike|i\sneed|we\sneed|need\s(a|an|some|the|to|more|help|access)
            |let's|lets|give\sme|tell\sme|show\sme|remind)\b
        """, Readable)]
    public static partial Regex Please();
}
