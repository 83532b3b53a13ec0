using RecsConsole.Components.Badges;
using RecsConsole.Features.Tenants.Topics;
using RecsConsole.Platform;

namespace RecsConsole.Features.Tenants.SourceCheck;

/// <summary>Shows for each source whether it has the data it needs, and where to provide it.</summary>
public sealed partial class SourcesPage(CheckSources checkSources)
{
    private bool _isBusy;

    protected override bool Question => true;

    protected override Task<Result<SourceList>> ReadAsync(Actor actor, bool question) => checkSources.RunAsync(actor, Disposed);

    private static string AddressOf(SourceLine line) =>
        line.Status is SourceStatus.Off ? SettingsTopic.AddressOf("sources") : line.Need.Address;

    private static TagTone ToneOf(SourceLine line) =>
        line switch
        {
            { Status: SourceStatus.Proposes } => TagTone.Done,
            { Status: SourceStatus.Failed } => TagTone.Late,
            { Status: SourceStatus.Silent, Stock: 0 } => TagTone.Soon,
            _ => TagTone.Plain,
        };

    private static string WordsOf(SourceLine line, int tried) =>
        line.Status switch
        {
            SourceStatus.Off => Texts.SwitchedOff,
            SourceStatus.Failed => Texts.StoppedWithAnError,
            SourceStatus.Silent when line.Stock == 0 => Texts.NothingToWorkWith,
            _ when tried == 0 => Texts.NotTried,
            _ => Texts.CasesOfTried.With(line.Cases, tried),
        };

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
