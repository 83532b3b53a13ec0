using RecsConsole.Features.Cases.Import.Uploads;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;

namespace RecsConsole.Features.Cases.Import.Screen;

/// <summary>The import of a file of cases.</summary>
public sealed partial class ImportPage(ReadImport readImport)
{
    private ImportView? _view;
    private Error? _error;
    private Guid? _asked;

    protected override IReadOnlyList<ChangeKind> Follows => [ChangeKind.Job, ChangeKind.Import];

    protected override Task OnInitializedAsync() => ReadAsync();

    protected override Task OnChangedAsync() => ReadAsync();

    private async Task ReadAsync()
    {
        var result = await readImport.RunAsync(await ActorAsync(), Disposed);
        (_view, _error) = (result.Value, result.Error);
    }

    private Task RequestedAsync(Guid run)
    {
        _asked = run;
        return ReadAsync();
    }
}
