namespace AndonBot.Slack;

/// <summary>Reads the whole answer, so that the time limit of a call holds for its body too, and no answer is larger than Slack's are.</summary>
internal sealed class WholeAnswers : DelegatingHandler
{
    private const int LargestAnswer = 16 * 1024 * 1024;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        await response.Content.LoadIntoBufferAsync(LargestAnswer, cancellationToken);
        return response;
    }
}
