using System.Text;
using System.Text.Json.Nodes;

namespace AndonBot.Playground.LocalSlack.WebApi;

/// <summary>One page of a list, with the cursor of the next page.</summary>
internal sealed record CursorPage<T>(IReadOnlyList<T> Items, string NextCursor)
{
    private const string Prefix = "next:";

    public static CursorPage<T> Of(IReadOnlyList<T> all, ApiCall call, int defaultLimit, int maximum)
    {
        var limit = call.Limit(defaultLimit, maximum);
        var start = Start(call.Text("cursor"));
        var items = all.Skip(start).Take(limit).ToList();
        var end = start + items.Count;
        return new(items, end < all.Count ? Convert.ToBase64String(Encoding.ASCII.GetBytes(Prefix + end)) : "");
    }

    public JsonObject Metadata => new() { ["next_cursor"] = NextCursor };

    private static int Start(string? cursor)
    {
        if (string.IsNullOrEmpty(cursor))
            return 0;
        var bytes = new byte[cursor.Length];
        return Convert.TryFromBase64String(cursor, bytes, out var length)
            && Encoding.ASCII.GetString(bytes, 0, length) is var text && text.StartsWith(Prefix, StringComparison.Ordinal)
            && int.TryParse(text[Prefix.Length..], out var start)
            ? start
            : throw new SlackErrorException("invalid_cursor");
    }
}
