using Microsoft.AspNetCore.Components;
using RecsConsole.Components.Layout;
using RecsConsole.Features.SignIn.Devices;
using RecsConsole.Platform;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.SignIn.Passkeys;

/// <summary>The page with the passkeys of one's own account. Static, because only a request can set the cookie.</summary>
public sealed partial class PasskeysPage(
    ReadPasskeys readPasskeys,
    AddPasskey addPasskey,
    RenamePasskey renamePasskey,
    RemovePasskey removePasskey,
    NavigationManager navigation
)
{
    private OwnPasskeysView? _view;
    private string? _error;

    [CascadingParameter]
    private HttpContext HttpContext { get; set; } = default!;

    /// <summary>What was done last: added, renamed or removed.</summary>
    [SupplyParameterFromQuery(Name = "said")]
    private string? Said { get; set; }

    [SupplyParameterFromForm(FormName = "passkey-add")]
    private AddForm? Added { get; set; }

    [SupplyParameterFromForm(FormName = "passkey-rename")]
    private RenameForm? Renamed { get; set; }

    [SupplyParameterFromForm(FormName = "passkey-remove")]
    private RemoveForm? Removed { get; set; }

    private SessionClaims Session => SessionClaims.From(HttpContext.User) ?? throw new AccessRevokedException();

    private string? Browser => HttpContext.Request.Headers.UserAgent;

    protected override async Task OnInitializedAsync() => _view = await readPasskeys.RunAsync(Session, HttpContext);

    private async Task AddAsync()
    {
        var request = new AddPasskeyRequest(Added?.Name ?? "", Added?.Password ?? "", Added?.State ?? "", Added?.Credential ?? "", Browser);
        var result = await addPasskey.RunAsync(Session, request, HttpContext, HttpContext.RequestAborted);
        if (!result.IsOk)
        {
            _error = result.Error.Message;
            return;
        }

        await HttpContext.ContinueSessionAsync(result.Value);
        Leave("added");
    }

    private async Task RenameAsync()
    {
        var result = await renamePasskey.RunAsync(Session, Renamed?.Id ?? "", Renamed?.Name ?? "", HttpContext.RequestAborted);
        if (!result.IsOk)
        {
            _error = result.Error.Message;
            return;
        }

        Leave("renamed");
    }

    private async Task RemoveAsync()
    {
        var request = new RemovePasskeyRequest(Removed?.Id ?? "", Removed?.Password ?? "", Browser);
        var result = await removePasskey.RunAsync(Session, request, HttpContext.RequestAborted);
        if (!result.IsOk)
        {
            _error = result.Error.Message;
            return;
        }

        await HttpContext.ContinueSessionAsync(result.Value);
        Leave("removed");
    }

    private void Leave(string said) => navigation.NavigateTo($"{SignInAddresses.Passkeys}?said={said}");

    private sealed class AddForm
    {
        public string? Name { get; set; }

        public string? Password { get; set; }

        public string? State { get; set; }

        public string? Credential { get; set; }
    }

    private sealed class RenameForm
    {
        public string? Id { get; set; }

        public string? Name { get; set; }
    }

    private sealed class RemoveForm
    {
        public string? Id { get; set; }

        public string? Password { get; set; }
    }
}
