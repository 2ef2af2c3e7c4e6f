using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace AndonBot.Benchmarks;

/// <summary>The least that an acknowledged pull can cost in ASP.NET: verify the signature, insert one row, answer.</summary>
internal static class Floor
{
    public static async Task RunAsync(string port, string database)
    {
        await using var source = NpgsqlDataSource.Create($"{database};Maximum Pool Size=20;Max Auto Prepare=10;No Reset On Close=true");
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        var app = builder.Build();
        app.MapPost("/slack/command", context => TakeAsync(context, source));
        await app.RunAsync();
    }

    private static async Task TakeAsync(HttpContext context, NpgsqlDataSource source)
    {
        using var copy = new MemoryStream();
        await context.Request.Body.CopyToAsync(copy);
        var (body, timestamp) = (copy.ToArray(), context.Request.Headers["X-Slack-Request-Timestamp"].ToString());
        byte[] signed = [.. Encoding.UTF8.GetBytes($"v0:{timestamp}:"), .. body];
        var wanted = HMACSHA256.HashData(Encoding.UTF8.GetBytes(InstantSlack.Secret), signed);
        var given = Encoding.ASCII.GetBytes(context.Request.Headers["X-Slack-Signature"].ToString());
        if (!CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes("v0=" + Convert.ToHexStringLower(wanted)), given))
        {
            context.Response.StatusCode = 401;
            return;
        }

        var form = QueryHelpers.ParseQuery(Encoding.UTF8.GetString(body));
        await using var command = source.CreateCommand("insert into pull (user_id, channel, text) values ($1, $2, $3) returning number");
        foreach (var field in new[] { "user_id", "channel_id", "text" })
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = form[field].ToString() });
        var number = await command.ExecuteScalarAsync();
        await context.Response.WriteAsJsonAsync(new { response_type = "ephemeral", text = $"Cord pulled, #{number}. Thank you." });
    }
}
