using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.SignIn.Switching;

/// <summary>The open tenant's name and, for those with several, a menu. The form leaves the circuit because the cookie changes.</summary>
public sealed partial class TenantSwitch(ListOwnTenants listOwnTenants, ActorProvider actors) : IDisposable
{
    private readonly CancellationTokenSource _disposed = new();
    private IReadOnlyList<OwnTenant> _tenants = [];

    public void Dispose()
    {
        _disposed.Cancel();
        _disposed.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        try
        {
            var actor = await actors.GetAsync(_disposed.Token);
            _tenants = await listOwnTenants.RunAsync(actor, _disposed.Token);
        }
        catch (AccessRevokedException)
        {
            // the page is leaving for the sign-in; an error in the frame would take the page down first
        }
    }
}
