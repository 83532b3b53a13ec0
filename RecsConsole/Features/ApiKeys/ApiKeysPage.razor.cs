using Microsoft.AspNetCore.Components;
using RecsConsole.Components.Dialogs;
using RecsConsole.Platform;

namespace RecsConsole.Features.ApiKeys;

/// <summary>The API keys of other systems: created here, shown once, trusted by a second person, rotated and revoked.</summary>
public sealed partial class ApiKeysPage(
    ListApiKeys listKeys,
    CreateApiKey createKey,
    TrustApiKey trustKey,
    RotateApiKey rotateKey,
    RevokeApiKey revokeKey
)
{
    private const int RotatedDays = 90;

    private ApiKeyForm? _form;
    private ConfirmDialog? _confirm;
    private (string Question, string Consequence, string Verb) _question = ("", "", "");
    private bool _isDestructive;
    private CreatedApiKey? _created;
    private bool _withEnded;
    private string? _wrong;
    private string? _news;
    private bool _isBusy;

    protected override bool Question => _withEnded;

    protected override Task<Result<ApiKeyList>> ReadAsync(Actor actor, bool question) => listKeys.RunAsync(actor, question, Disposed);

    private Task ShowEndedAsync(ChangeEventArgs e)
    {
        _withEnded = e.Value is true;
        return AskIfChangedAsync();
    }

    private async Task CreateAsync(NewApiKey wanted)
    {
        if (await DoAsync(actor => createKey.RunAsync(actor, wanted, Disposed), made => Texts.KeyMade.With(made.Name)) is { } made)
        {
            _created = made;
            await (_form?.ClearAsync() ?? Task.CompletedTask);
        }
    }

    private async Task RotateAsync(ApiKeyLine line)
    {
        (_question, _isDestructive) = (
            (Texts.ReplaceQuestion.With(line.Name), Texts.ReplaceConsequence.With(RotatedDays), Texts.Replace),
            false
        );
        StateHasChanged();
        if (
            await _confirm!.AskAsync()
            && await DoAsync(actor => rotateKey.RunAsync(actor, new(line.Id, RotatedDays), Disposed), made => Texts.KeyMade.With(made.Name))
                is { } made
        )
        {
            _created = made;
        }
    }

    private async Task TrustAsync(ApiKeyLine line)
    {
        (_question, _isDestructive) = ((Texts.TrustQuestion.With(line.Name), Texts.TrustConsequence.With(line.Person), Texts.Trust), false);
        StateHasChanged();
        if (await _confirm!.AskAsync())
        {
            await DoAsync(actor => trustKey.RunAsync(actor, line.Id, Disposed), name => Texts.KeyTrusted.With(name));
        }
    }

    private async Task RevokeAsync(ApiKeyLine line)
    {
        (_question, _isDestructive) = ((Texts.RevokeQuestion.With(line.Name), Texts.RevokeConsequence, Texts.Revoke), true);
        StateHasChanged();
        if (await _confirm!.AskAsync())
        {
            await DoAsync(actor => revokeKey.RunAsync(actor, line.Id, Disposed), name => Texts.KeyRevoked.With(name));
        }
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
}
