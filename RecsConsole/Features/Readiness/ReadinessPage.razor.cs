using RecsConsole.Platform;
using RecsConsole.Platform.Changes;

namespace RecsConsole.Features.Readiness;

/// <summary>
/// The readiness checklist; it is computed anew when settings, rights, models or alerts move. Decisions come by the second, so for these somebody asks again.
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
