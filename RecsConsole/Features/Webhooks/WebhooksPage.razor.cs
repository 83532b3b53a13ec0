using Microsoft.AspNetCore.Components;
using RecsConsole.Components.Dialogs;
using RecsConsole.Features.Webhooks.Deliveries;
using RecsConsole.Features.Webhooks.Editing;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;

namespace RecsConsole.Features.Webhooks;

/// <summary>The webhooks that receive case events: created, tested, paused and removed here, with their latest deliveries.</summary>
public sealed partial class WebhooksPage(
    ListWebhooks listWebhooks,
    SaveWebhook saveWebhook,
    SwitchWebhook switchWebhook,
    RotateWebhookSecret rotateSecret,
    SendTestEvent sendTest,
    RetryDelivery retryDelivery
)
{
    private ConfirmDialog? _confirm;
    private Confirmation _question = new("", "", "", IsDestructive: false);
    private SavedWebhook? _created;
    private WebhookLine? _editing;
    private WebhookForm? _fields;
    private object _form = new(); // replaced by another instance to reset the form
    private string? _wrong;
    private string? _news;
    private bool _isBusy;

    // injected as a property, since constructors are limited to six parameters
    [Inject]
    private DeleteWebhook DeleteWebhook { get; set; } = default!;

    protected override IReadOnlyList<ChangeKind> Follows => [ChangeKind.Webhook];

    protected override Task<Result<WebhookList>> ReadAsync(Actor actor, ListWebhooksRequest question) =>
        listWebhooks.RunAsync(actor, question, Disposed);

    private void ShowFailed(ChangeEventArgs e) => Show(Filter with { OnlyFailed = e.Value is true, Deliveries = ListWebhooksRequest.Step });

    private void ShowMore() =>
        Show(Filter with { Deliveries = Math.Min(Filter.Deliveries + ListWebhooksRequest.Step, ListWebhooks.MaxDeliveries) });

    private async Task SaveAsync(SaveWebhookRequest wanted)
    {
        if (
            await DoAsync(actor => saveWebhook.RunAsync(actor, wanted, Disposed), saved => Texts.WebhookSaved.With(saved.Name)) is { } saved
        )
        {
            await _fields!.LeaveAsync();
            _created = saved.Secret is null ? _created : saved;
        }
    }

    private Task ActAsync(WebhookAct act)
    {
        var (line, kind) = act;
        return kind switch
        {
            WebhookActKind.Change => ChangeAsync(line),
            WebhookActKind.Test => DoAsync(actor => sendTest.RunAsync(actor, line.Id, Disposed), name => Texts.TestIsOnItsWay.With(name)),
            WebhookActKind.Resume => DoAsync(
                actor => switchWebhook.RunAsync(actor, new(line.Id, IsEnabled: true), Disposed),
                name => Texts.WebhookResumed.With(name)
            ),
            WebhookActKind.Pause => PauseAsync(line),
            WebhookActKind.Rotate => RotateAsync(line),
            _ => DeleteAsync(line),
        };
    }

    private Task ChangeAsync(WebhookLine line)
    {
        (_news, _wrong) = (null, null);
        Edit(line);
        return Task.CompletedTask;
    }

    private void Edit(WebhookLine? line) => (_editing, _form) = (line, new());

    private async Task PauseAsync(WebhookLine line)
    {
        if (await AskAsync(new(Texts.PauseQuestion.With(line.Name), Texts.PauseConsequence, Texts.Pause, IsDestructive: false)))
        {
            await DoAsync(
                actor => switchWebhook.RunAsync(actor, new(line.Id, IsEnabled: false), Disposed),
                name => Texts.WebhookPaused.With(name)
            );
        }
    }

    private async Task RotateAsync(WebhookLine line)
    {
        var consequence = Texts.NewSecretConsequence.With((int)WebhookSecrets.Overlap.TotalHours);
        if (await AskAsync(new(Texts.NewSecretQuestion.With(line.Name), consequence, Texts.CreateNewSecret, IsDestructive: false)))
        {
            var saved = await DoAsync(actor => rotateSecret.RunAsync(actor, line.Id, Disposed), made => Texts.SecretMade.With(made.Name));
            _created = saved ?? _created;
        }
    }

    private async Task DeleteAsync(WebhookLine line)
    {
        if (await AskAsync(new(Texts.DeleteQuestion.With(line.Name), Texts.DeleteConsequence, Texts.Delete, IsDestructive: true)))
        {
            await DoAsync(actor => DeleteWebhook.RunAsync(actor, line.Id, Disposed), name => Texts.WebhookDeleted.With(name));
            if (_editing?.Id == line.Id)
            {
                await _fields!.LeaveAsync();
            }
        }
    }

    private Task<string?> RetryAsync(DeliveryLine line) =>
        DoAsync(actor => retryDelivery.RunAsync(actor, line.Id, Disposed), name => Texts.IsSentAgain.With(name));

    private Task<bool> AskAsync(Confirmation question)
    {
        _question = question;
        StateHasChanged();
        return _confirm!.AskAsync();
    }

    private async Task<T?> DoAsync<T>(Func<Actor, Task<Result<T>>> act, Func<T, string> say)
        where T : class
    {
        (_isBusy, _wrong, _news) = (true, null, null);
        var result = await act(await ActorAsync());
        (_wrong, _news) = (result.Error?.Message, result.IsOk ? say(result.Value) : null);
        await ReadAgainAsync();
        _isBusy = false;
        return result.Value;
    }

    private sealed record Confirmation(string Text, string Consequence, string Verb, bool IsDestructive);
}
