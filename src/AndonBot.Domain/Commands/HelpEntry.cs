namespace AndonBot.Domain.Commands;

/// <summary>One entry of the short help.</summary>
/// <param name="Place">The place in the group. Places are counted in tens, so that an entry can be added between two others.</param>
/// <param name="Form">What is typed after <c>/andon</c>: <c>&lt;…&gt;</c> is replaced by the sender, <c>[…]</c> may be left out.</param>
/// <param name="Remark">A few words shown after the form.</param>
public sealed record HelpEntry(HelpGroup Group, int Place, string Form, string? Remark = null);
