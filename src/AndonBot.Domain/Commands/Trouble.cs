using System.Text.RegularExpressions;

namespace AndonBot.Domain.Commands;

/// <summary>Whether a text reads as a sentence about something wrong. It decides where a text could also ask for something.</summary>
internal static partial class Trouble
{
    public static bool IsIn(string plain) => Words().IsMatch(plain) || Status().IsMatch(plain);

    [GeneratedRegex("""
        \b( (is|are|was|were|does|do|did|has|have|had|would|could|should|ca|wo|ai)n'?t | cannot | not | no | nobody | none | nothing | never | nowhere | unable | impossible
        | down | dead | dying | dies | died | gone | lost | los(es?|ing) | missing | broke(n)? | break(s|ing)? | bust(ed)? | borked
        | fail(s|ed|ing|ure|ures)? | error(s|ed|ing)? | err | exceptions? | crash\w* | panic(s|ked)? | segfault\w* | abort\w* | core\sdump
        | slow(er|ly|ness)? | lag(s|gy|ging)? | laten(t|cy) | late | delay\w* | stuck | hang(s|ing)? | hung | froze\w* | freez\w* | stall\w* | block(ed|ing|s) | jammed
        | time(s|d)?[\s-]?outs? | timing\sout | unavailable | unreachable | offline | outage\w* | degrad\w* | flak(y|ing|es) | flap(s|p\w*) | intermittent\w*
        | wrong\w* | incorrect\w* | invalid | bad | bug(s|gy)? | defect\w* | faulty? | corrupt\w* | garbled | mismatch\w* | inconsisten\w* | stale | outdated
        | leak\w* | loop(s|ing|ed)? | infinite | endless | deadlock\w* | oom\w* | overflow\w* | overload\w* | saturat\w* | exhaust\w* | full | empty | blank | forever | spin(s|ning|ner)?
        | duplicat\w* | doubl(e|ed|es) | twice | spik(e|es|ing) | surg(e|es|ing) | rising | pil(e|es|ing)\sup | flood\w* | backlog | queue(s|d)?\s(is|are|grow\w*|up)
        | drop(s|ped|ping)?\s(in|of|by|from|to) | plung\w* | denied | den(y|ies) | refus\w* | reject\w* | throttl\w* | expir\w* | revoked | locked | unauthori[sz]ed | forbidden
        | kill(s|ed|ing) | evict\w* | restart(s|ed|ing)\b | reboot(s|ed|ing) | fire | burn(s|ing|t)? | smok\w+ | alert(s|ing|ed)? | alarm(s|ing)? | emergenc\w*
        | regress\w* | vulnerab\w* | hack\w* | breach\w* | attack\w* | ddos\w* | phish\w* | spam\w* | fraud\w* | exposed
        | unresponsive | misbehav\w* | weird\w* | strange\w* | odd(ly)? | problems? | issues? | troubles? | incident\sin | complain\w* | disappear\w* | vanish\w*
        | stopper | stops\sworking | stopped | interrupt\w* | skipp(s|ed|ing) | ignor(es|ed|ing) | unusable | ugly | greyed | grayed | truncat\w* | negative | required
        | typo | 404s? | 4[0-9][0-9]s | 5[0-9][0-9]s | 5xx | 4xx | kaputt | defekt | caíd\w* | roto | panne )\b
        | take(s|n)?\s[0-9]+\s?(s|sec|min|h|hour)\w* | 🔥 | :fire: | p9[0-9] | \bout\sof\s | \btoo\s(many|much|high|low|long|slow) | \b100\s?%
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Words();

    /// <summary>A status of HTTP that something answers with.</summary>
    [GeneratedRegex("""
        \b(return(s|ed|ing)?|give(s|n)?|giving|throw(s|ing)?|show(s|ing)?|see(s|ing)?|get(s|ting)?|got|http|status|with|an?|some|many)\s(a\s|an\s)?(4[0-2][0-9]|50[0-9])\b
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Status();
}
