using System.Text;
using AndonBot.Slack;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using static AndonBot.Fuzz.BrokenException;

namespace AndonBot.Fuzz.Targets;

/// <summary>
/// A row for the time's header, one for the signature's, and the body, with {now} and {signature} for the right ones and tabs between several:
/// only what is rightly signed is passed on, and everything else is rejected.
/// </summary>
internal static class Signatures
{
    private const int PassedOn = StatusCodes.Status204NoContent;

    private static readonly Delivery Gate = new(
        services => services.AddSingleton(Delivery.Settings).AddSingleton<SlackState>().AddSingleton<SlackMetrics>(),
        app =>
        {
            app.UseMiddleware<SlackVerification>();
            app.Run(context =>
            {
                context.Response.StatusCode = PassedOn;
                return Task.CompletedTask;
            });
        });

    public static IReadOnlyList<string> Words { get; } = ["{now}", "{signature}", "v0=", "v1=", "\t", "+", new('0', 64), "١", "command=x"];

    public static void Try(string text)
    {
        if (text.Split('\n', 3) is not [var time, var signature, var rest])
            return;
        var body = Encoding.UTF8.GetBytes("command=%2Fandon&team_id=T&user_id=U&channel_id=C&trigger_id=1&text=" + rest.Replace('&', '+').Replace('%', '+'));
        var (now, right) = Delivery.Sign(body);
        var (times, signatures) = (Values(time), Values(signature));
        var status = Gate.Status("/slack/command", body, times, signatures);
        var isRight = times is [var one] && one == now && signatures is [var only] && only == right;
        Unless(status == (isRight ? PassedOn : StatusCodes.Status401Unauthorized), $"The status is {status}.");

        string[] Values(string row) => row.Replace("{now}", now).Replace("{signature}", right).Split('\t');
    }
}
