using AndonBot.Domain;
using AndonBot.People;
using AndonBot.Slack;
using AndonBot.Storage;
using SlackNet;
using SlackNet.Blocks;
using SlackNet.Events;
using SlackNet.Interaction;

namespace AndonBot.Interactions;

/// <summary>Takes every interaction from Slack, checks who may, asks its handler, and shows the answer where it was done.</summary>
/// <remarks>Exceptions are caught only here on Slack's side: they become a sentence that gives the text back.</remarks>
internal sealed partial class InteractionRouter(
    HandlerRegistry handlers, PermissionCheck permissions, PeopleDirectory people, CommandReader reader, MentionNames names, FormOpener opener,
    HomePublisher home, ResponseUrlReplies replies, SlackState slack, AndonSettings settings, WorldClock clock, InteractionMetrics metrics,
    ILogger<InteractionRouter> logger)
    : ISlashCommandHandler, IBlockActionHandler, IViewSubmissionHandler, IMessageShortcutHandler, IGlobalShortcutHandler
{
    /// <summary>How long an interaction may take, of the three seconds that Slack waits.</summary>
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(2.5);

    /// <summary>How long the database is waited for by what tells how it is.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(0.5);

    /// <summary>How long it may take before what can be kept is kept.</summary>
    private static readonly TimeSpan KeepAfter = TimeSpan.FromSeconds(1.5);

    public async Task<SlashCommandResponse?> Handle(SlashCommand command)
    {
        var reply = permissions.Refusal(command.TeamId, command.UserId, command.ChannelId, command.TriggerId)
            ?? await Run(By(command.UserId, permissions.ForeignRole(command.TeamId, command.EnterpriseId), command.TriggerId, command.ChannelId) with
            {
                // PostgreSQL stores no NUL, and nobody types one.
                Text = (command.Text ?? "").Replace("\0", ""), TriggerId = command.TriggerId, ResponseUrl = command.ResponseUrl,
            });
        return reply is null ? null : new SlashCommandResponse { ResponseType = ResponseType.Ephemeral, Message = reply.ToMessage() };
    }

    public async Task Handle(BlockActionRequest request)
    {
        var handler = handlers.Button(request.Action?.ActionId);
        var reply = permissions.Refusal(request.User?.Id, request.Action?.ActionId) ?? await Click(request, handler);
        if (request is { View: HomeViewInfo, User.Id: { Length: > 0 } user })
            home.ShowLater(user, reply);
        else if (request.View is { } form && reply is not null)
            replies.ShowIn(form, reply);
        else if (reply is not null && (!reply.IsDone || reply.Buttons.Count > 0 || handler is not { ShowsItself: true }))
            replies.Show(request.ResponseUrl, reply);
    }

    public async Task<ViewSubmissionResponse?> Handle(ViewSubmission viewSubmission)
    {
        var (view, handler) = (viewSubmission.View, handlers.Form(viewSubmission.View.CallbackId));
        var isFromHome = FormOpener.TakeFromHome(view);
        try
        {
            var result = permissions.Refusal(viewSubmission.User?.Id, view.Id) is { } refusal
                ? new FormResult.Refused(refusal)
                : await InTime("form", Submit(By(viewSubmission, view.Id, channel: null), handler, view));
            if (isFromHome && result is FormResult.Closed)
                home.ShowLater(viewSubmission.User!.Id);
            return await Response(view, handler, result);
        }
        catch (AnsweredByOtherVersionException answered)
        {
            return await Response(view, handler, FormResult.Of(answered.Reply));
        }
        catch (LateException)
        {
            return Under(view, handler, FailureReplies.TakesLongInForm);
        }
        catch (Exception exception)
        {
            metrics.Failed("form");
            Log.Failed(logger, "form", exception);
            return Under(view, handler, FailureReplies.InForm(exception));
        }
    }

    public Task HandleClose(ViewClosed viewClosed) => Task.CompletedTask;

    public async Task Handle(MessageShortcut request)
    {
        if ((Refusal(request, request.TriggerId, request.Channel?.Id, request.Message?.Ts)
            ?? await Open(request, request.CallbackId, request.TriggerId, request.ResponseUrl, request.Message)) is { } reply)
            replies.Show(request.ResponseUrl, reply);
    }

    public async Task Handle(GlobalShortcut shortcut)
    {
        var reply = Refusal(shortcut, shortcut.TriggerId) ?? await Open(shortcut, shortcut.CallbackId, shortcut.TriggerId, null, null);
        // It belongs to no channel, so a form says it.
        if (reply is not null)
            replies.Later(() => opener.Show(shortcut.TriggerId, reply));
    }

    private Task<Reply?> Run(Interaction by) => Serve("command", by.Text, by.ResponseUrl, () => RunWithDatabase(by), () => RunWithoutDatabase(by));

    private Task<KeptReply?> RunWithoutDatabase(Interaction by)
    {
        var command = CommandReader.InUtc(by);
        return handlers.Command(command.GetType()).RunWithoutDatabase(by, command);
    }

    private async Task<Reply?> RunWithDatabase(Interaction by)
    {
        var command = CommandReader.InUtc(by);
        if (handlers.Command(command.GetType()) is { WorksWithoutDatabase: true } independent)
            return await RefusalIfKnown(by, independent.Needs) ?? await independent.Run(by, command);
        var person = await people.FindKnown(by.Workspace, by.User);
        command = await reader.Read(by, person);
        var handler = handlers.Command(command.GetType());
        return await permissions.Refusal(by, Door.Command, handler.Needs, person) ?? await handler.Run(by, command);
    }

    /// <summary>The same for what works without a database: while that does not answer, nobody is refused.</summary>
    private async Task<Reply?> RefusalIfKnown(Interaction by, Permission needs)
    {
        try
        {
            var refusal = await permissions.Refusal(by, Door.Command, needs).WaitAsync(Patience, TimeProvider.System);
            return refusal == CommonReplies.NotKnown ? null : refusal;
        }
        catch (Exception exception) when (Database.IsTrouble(exception))
        {
            return null;
        }
    }

    private Task<Reply?> Click(BlockActionRequest request, IButtonHandler? handler)
    {
        var (action, value) = (request.Action, ValueOf(request.Action));
        var key = $"{request.TriggerId}:{action.ActionTs}:{request.User!.Id}:{action.ActionId}:{value}";
        var by = By(request, key, request.Channel?.Id ?? request.Container?.ChannelId) with
        {
            TriggerId = request.TriggerId, ResponseUrl = request.ResponseUrl, IsAtHome = request.View is HomeViewInfo,
        };
        return handler is null
            ? Task.FromResult<Reply?>(CommonReplies.NotYet)
            : Serve(
                "button", null, request.ResponseUrl,
                async () => await permissions.Refusal(by, Door.Button, handler.Needs) ?? await handler.Click(by, new(value)),
                () => handler.ClickWithoutDatabase(by, new(value)));
    }

    private async Task<FormResult> Submit(Interaction by, IFormHandler? handler, ViewInfo view) =>
        handler is null ? new FormResult.Refused(CommonReplies.NotYet) : (await OrKept(
            Database.Retrying<FormResult?>(async () =>
                await permissions.Refusal(by with { Channel = FormOrigin.From(view.PrivateMetadata)?.Channel ?? "" }, Door.Form, handler.Needs) is { } refusal
                    ? new FormResult.Refused(refusal)
                    : await handler.Submit(by, new(view))),
            async () => await handler.SubmitWithoutDatabase(by, new(view)) is { } kept ? (true, kept) : (false, null)))!;

    private async Task<Reply?> Open(InteractionRequest request, string callbackId, string trigger, string? responseUrl, MessageEvent? at)
    {
        var by = By(request, trigger, request.Channel?.Id) with { TriggerId = trigger, ResponseUrl = responseUrl };
        return handlers.Shortcut(callbackId) is not { } handler ? CommonReplies.NotYet : await Serve(
            "shortcut", at?.Text, responseUrl,
            async () => await permissions.Refusal(by, Door.Shortcut, handler.Needs) ?? await handler.Open(by, at),
            () => handler.OpenWithoutDatabase(by, at));
    }

    private Reply? Refusal(InteractionRequest request, params ReadOnlySpan<string?> ids) =>
        permissions.Refusal([request.User?.Id, .. ids]);

    private Interaction By(InteractionRequest request, string key, string? channel) =>
        By(request.User!.Id, permissions.ForeignRole(request.User.TeamId ?? request.Team?.Id, request.Enterprise?.Id), key, channel ?? "");

    /// <param name="channel">Where it was done, as Slack says.</param>
    private Interaction By(string user, Role? foreign, string key, string channel) =>
        new(slack.Workspace!, user, channel, key, clock.Now()) { Here = channel, ForeignRole = foreign, Operator = settings.Operator };

    /// <summary>Serves an interaction, again when a passing failure of the database ended it. What fails all the same is said.</summary>
    /// <param name="text">What somebody wrote, given back to them when it fails.</param>
    /// <param name="responseUrl">Where the answer follows when it takes longer than Slack waits.</param>
    /// <param name="keep">Keeps it when the database fails or is late; null when it is not kept.</param>
    private async Task<Reply?> Serve(string what, string? text, string? responseUrl, Func<Task<Reply?>> serve, Func<Task<KeptReply?>>? keep = null)
    {
        var serving = TryServe(what, text, serve,
            async () => keep is not null && await keep() is { } kept ? (true, Follow(responseUrl, kept)) : (false, null));
        try
        {
            return await InTime(what, serving);
        }
        catch (LateException)
        {
            _ = serving.ContinueWith(late => replies.Show(responseUrl, late.Result ?? CommonReplies.Done), TaskScheduler.Default);
            return FailureReplies.TakesLong;
        }
    }

    private async Task<Reply?> TryServe(string what, string? text, Func<Task<Reply?>> serve, Func<Task<(bool IsKept, Reply? Reply)>> keep)
    {
        try
        {
            return await OrKept(Database.Retrying(serve), keep);
        }
        catch (AnsweredByOtherVersionException answered)
        {
            return answered.Reply;
        }
        catch (Exception exception)
        {
            metrics.Failed(what);
            Log.Failed(logger, what, exception);
            return FailureReplies.For(exception, text);
        }
    }

    /// <summary>What comes of serving; when the database fails or is late, what comes of keeping it, if it is kept.</summary>
    private async Task<T> OrKept<T>(Task<T> serving, Func<Task<(bool IsKept, T Kept)>> keep)
    {
        await Task.WhenAny(serving, Task.Delay(KeepAfter, TimeProvider.System));
        var isInTime = serving.IsCompleted && !(serving.Exception is { InnerException: { } failure } && Database.IsTrouble(failure));
        if (isInTime || await keep() is not (true, var kept))
            return await serving;
        // The kept one finds by its delivery key what this still comes to.
        Observe(serving);
        return kept;
    }

    private Reply? Follow(string? responseUrl, KeptReply kept)
    {
        _ = kept.Later?.ContinueWith(recorded => replies.Show(responseUrl, recorded.Result), TaskScheduler.Default);
        return kept.Now;
    }

    /// <exception cref="LateException">It takes longer than Slack waits. It goes on.</exception>
    private async Task<T> InTime<T>(string what, Task<T> serving)
    {
        var began = TimeProvider.System.GetTimestamp();
        try
        {
            var served = await serving.WaitAsync(Deadline, TimeProvider.System);
            metrics.Acknowledged(what, inTime: true, began);
            return served;
        }
        catch (TimeoutException) when (!serving.IsCompleted)
        {
            metrics.Acknowledged(what, inTime: false, began);
            Observe(serving);
            throw new LateException();
        }
    }

    private void Observe(Task late) => _ = late.ContinueWith(
        failed => Log.Failed(logger, "late interaction", failed.Exception!.GetBaseException()), CancellationToken.None,
        TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);

    private async Task<ViewSubmissionResponse?> Response(ViewInfo view, IFormHandler? handler, FormResult result)
    {
        switch (result)
        {
            case FormResult.Closed closed:
                if (closed is { Answer: { } answer, ResponseUrl: { } url })
                    replies.Show(url, answer);
                if (closed is { Later: { } later, ResponseUrl: { } place })
                    _ = later.ContinueWith(recorded => replies.Show(place, recorded.Result), TaskScheduler.Default);
                return null;
            case FormResult.NextPage next:
                return new ViewUpdateResponse(next.View);
            case FormResult.Errors errors:
                return new ViewErrorsResponse { Errors = errors.Sentences.ToDictionary() };
            case FormResult.Refused refused:
                var text = refused.Reply.Text;
                return Under(
                    view, handler, slack.Workspace is { } workspace ? await names.ToPlain(workspace, text) : Mrkdwn.ToPlain(text, id => id), refused.Input);
            default:
                throw new InvalidOperationException($"Nothing follows {result}.");
        }
    }

    /// <summary>Says it under an input of the form, by default the first. The form stays open with everything that was typed.</summary>
    private static ViewErrorsResponse Under(ViewInfo view, IFormHandler? handler, string sentence, string? input = null)
    {
        var inputs = view.Blocks?.OfType<InputBlock>().Select(block => block.BlockId).OfType<string>().ToList() ?? [];
        // A form whose blocks do not come back with it is known by its handler.
        var under = inputs.Contains(input!) ? input! : inputs.FirstOrDefault() ?? handler?.FirstInput ?? InputIds.Text;
        return new() { Errors = new Dictionary<string, string> { [under] = sentence } };
    }

    private static string ValueOf(BlockAction action) => action switch
    {
        ButtonAction button => button.Value ?? "",
        StaticSelectAction menu => menu.SelectedOption?.Value ?? "",
        OverflowAction overflow => overflow.SelectedOption?.Value ?? "",
        _ => "",
    };

    private sealed class LateException : Exception;

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "A {What} could not be served.")]
        public static partial void Failed(ILogger logger, string what, Exception exception);
    }
}
