using RecsConsole.Platform;
using RecsConsole.Platform.Changes;

namespace RecsConsole.Features.Readiness;

/// <summary>
/// The readiness checklist; recomputed when settings, permissions, models or alerts change. Decisions arrive every second, so they do not
/// trigger it; the user refreshes instead.
/// </summary>
public sealed partial class ReadinessPage(ReadReadiness readReadiness)
{
    private bool _isBusy;

    protected override bool Question => true;

    protected override IReadOnlyList<ChangeKind> Follows =>
        [ChangeKind.Configuration, ChangeKind.Permission, ChangeKind.Model, ChangeKind.Alert];

    protected override Task<Result<ReadinessReport>> ReadAsync(Actor actor, bool question) => readReadiness.RunAsync(actor, Disposed);

    private async Task AgainAsync()
    {
        if (_isBusy)
        {
            return; // a second click while the first is under way
        }

        _isBusy = true;
        try
        {
            await ReadAgainAsync();
        }
        finally
        {
            _isBusy = false;
        }
    }
}
