using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using RecsConsole.Components.Dialogs;
using RecsConsole.Platform;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.SignIn.SingleSignOn;

/// <summary>
/// The permissions of the groups of the tenant's provider, whether passwords are allowed, and the URLs to register with the provider.
/// </summary>
public sealed partial class SingleSignOnPage(
    ReadSingleSignOn readSingleSignOn,
    SaveSignInGroup saveGroup,
    WithdrawSignInGroup withdrawGroup,
    SetSingleSignOn setSingleSignOn,
    AuthenticationStateProvider authentication
)
{
    private static string[] Clearances => [SharedTexts.Public, SharedTexts.Internal, SharedTexts.Confidential, SharedTexts.Restricted];

    private GroupForm? _form;
    private ConfirmDialog? _confirm;
    private (string Question, string Consequence, string Verb) _question = ("", "", "");
    private Guid _session;
    private string? _wrong;
    private string? _news;
    private bool _isBusy;

    protected override Guid Question => _session;

    protected override async Task OnInitializedAsync()
    {
        var state = await authentication.GetAuthenticationStateAsync();
        _session = SessionClaims.From(state.User)?.SessionId ?? Guid.Empty;
    }

    protected override Task<Result<SingleSignOnView>> ReadAsync(Actor actor, Guid question) =>
        readSingleSignOn.RunAsync(actor, question, Disposed);

    // as environment variables
    private static string SettingsOf(string tenant) =>
        string.Join(
            '\n',
            new[] { "Name=Corp", $"Tenant={tenant}", "Authority=https://login.example", "ClientId=…", "ClientSecret=…" }.Select(setting =>
                $"SignIn__OpenId__{ReadSingleSignOn.ExampleKey}__{setting}"
            )
        );

    private Task Edit(SignInGroup group) => _form!.EditAsync(group);

    private async Task SaveAsync(SignInGroup group)
    {
        if (await DoAsync(actor => saveGroup.RunAsync(actor, group, Disposed), ended => Texts.SsoGroupSaved.With(group.Group, ended)))
        {
            await _form!.ClearAsync();
        }
    }

    private async Task WithdrawAsync(SignInGroup group)
    {
        _question = (Texts.SsoRemoveGroupQuestion.With(group.Group), Texts.SsoRemoveConsequence, Texts.SsoRemove);
        StateHasChanged();
        if (await _confirm!.AskAsync())
        {
            await DoAsync(
                actor => withdrawGroup.RunAsync(actor, group.Group, Disposed),
                ended => Texts.SsoGroupRemoved.With(group.Group, ended)
            );
        }
    }

    private async Task RequireAsync(bool isRequired)
    {
        _question = isRequired
            ? (Texts.SsoRequireQuestion, Texts.SsoRequireConsequence, Texts.SsoRequire)
            : (Texts.SsoAllowQuestion, Texts.SsoAllowConsequence, Texts.SsoAllowPasswords);
        StateHasChanged();
        if (await _confirm!.AskAsync())
        {
            await DoAsync(actor => setSingleSignOn.RunAsync(actor, new(_session, isRequired), Disposed), _ => Texts.SsoSaved);
        }
    }

    private async Task<bool> DoAsync<T>(Func<Actor, Task<Result<T>>> act, Func<T, string> say)
    {
        (_isBusy, _wrong, _news) = (true, null, null);
        var result = await act(await ActorAsync());
        (_wrong, _news) = (result.Error?.Message, result.IsOk ? say(result.Value) : null);
        await ReadAgainAsync();
        _isBusy = false;
        return result.IsOk;
    }
}
