using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;
using RecsConsole.Database;
using RecsConsole.Features.SignIn.Devices;
using RecsConsole.Features.SignIn.Passkeys;
using RecsConsole.Platform;
using RecsConsole.Platform.Sessions;
using RecsConsole.Platform.Web;

namespace RecsConsole.Features.SignIn.Links;

/// <summary>The target of an invitation or password reset link. Static, because only a request can set the cookie.</summary>
public sealed partial class LinkPage(
    FollowLink followLink,
    ProveLinkOwner proveLinkOwner,
    SignInByPasskey signInByPasskey,
    KnownDevices devices,
    NavigationManager navigation
)
{
    private LinkView? _view;
    private PasskeyChallenge? _passkey;
    private string? _proof;
    private string? _error;
    private bool _isDone;

    [Parameter]
    public string Token { get; set; } = "";

    [CascadingParameter]
    private HttpContext HttpContext { get; set; } = default!;

    [SupplyParameterFromForm(FormName = "follow-link")]
    private LinkForm? Form { get; set; }

    [SupplyParameterFromForm(FormName = "prove-code")]
    private CodeForm? Code { get; set; }

    [SupplyParameterFromForm(FormName = "prove-passkey")]
    private PasskeyForm? Passkey { get; set; }

    private bool MustProve => _proof is null && _view is { AsksCode: true } or { AsksPasskey: true };

    private bool IsOwn => _view is { Purpose: AccountLinkPurpose.Invite, HasAccount: true };

    private string Title =>
        _view switch
        {
            { Purpose: AccountLinkPurpose.Invite, TenantName: { } tenant } => Texts.JoinTenant.With(tenant),
            _ => Texts.NewPassword,
        };

    private string Hint =>
        _view switch
        {
            { Purpose: AccountLinkPurpose.Invite, HasAccount: true } => Texts.JoinWithPassword,
            { Purpose: AccountLinkPurpose.Invite } => Texts.JoinHint,
            _ => Texts.ResetHint,
        };

    protected override async Task OnInitializedAsync()
    {
        _view = await followLink.ReadAsync(Token, HttpContext.RequestAborted);
        if (_view is null)
        {
            HttpContext.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        _proof = Form?.Proof; // the form must be rendered to be handled
        _passkey = _view.AsksPasskey ? await signInByPasskey.BeginAsync(ProveLinkOwner.Purpose, HttpContext) : null;
    }

    private async Task ProveByCodeAsync() =>
        Keep(await proveLinkOwner.ByCodeAsync(Token, Code?.Code ?? "", DeviceCookie.OriginOf(HttpContext), HttpContext.RequestAborted));

    private async Task ProveByPasskeyAsync()
    {
        var answer = new PasskeyAnswer(Passkey?.State ?? "", Passkey?.Credential ?? "");
        Keep(await proveLinkOwner.ByPasskeyAsync(Token, answer, HttpContext, HttpContext.RequestAborted));
    }

    private void Keep(Result<string> proved) => (_proof, _error) = (proved.Value, proved.Error?.Message);

    private async Task FollowAsync()
    {
        if (_view is null)
        {
            return;
        }

        var network = ClientNetwork.Find(HttpContext.Connection.RemoteIpAddress);
        var request = new FollowLinkRequest(Token, Form?.Password ?? "", HttpContext.Request.Headers.UserAgent)
        {
            Network = network,
            Proof = _proof,
        };
        var result = await followLink.RunAsync(request, HttpContext.RequestAborted);
        if (!result.IsOk)
        {
            _error = result.Error.Message;
            _proof = result.Error.Kind is ErrorKind.Conflict ? null : _proof; // too old, or of an account that has changed
        }
        else if (result.Value.Principal is { } principal)
        {
            await HttpContext.SignInAsync(IdentityConstants.ApplicationScheme, principal);
            DeviceCookie.Keep(HttpContext, devices.Issue(SessionClaims.From(principal)!));
            navigation.NavigateTo("/");
        }
        else if (_view.Purpose is AccountLinkPurpose.Invite)
        {
            navigation.NavigateTo(SignInAddresses.Login);
        }
        else
        {
            _isDone = true;
        }
    }

    private sealed class LinkForm
    {
        public string? Password { get; set; }

        public string? Proof { get; set; }
    }

    private sealed class CodeForm
    {
        public string? Code { get; set; }
    }

    private sealed class PasskeyForm
    {
        public string? State { get; set; }

        public string? Credential { get; set; }
    }
}
