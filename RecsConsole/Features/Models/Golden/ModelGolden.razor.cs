using Microsoft.AspNetCore.Components;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;

namespace RecsConsole.Features.Models.Golden;

/// <summary>The golden cases on the page of a model.</summary>
public sealed partial class ModelGolden(ReadGoldenResults readGoldenResults)
{
    private GoldenResultsView? _view;
    private Error? _error;
    private string? _read;

    [Parameter, EditorRequired]
    public required string Version { get; set; }

    protected override IReadOnlyList<ChangeKind> Follows => ModelChanges.Kinds;

    protected override TimeSpan Gather => ModelChanges.Gather;

    protected override Task OnChangedAsync() => ReadAsync();

    protected override async Task OnParametersSetAsync()
    {
        if (!string.Equals(_read, Version, StringComparison.Ordinal))
        {
            _read = Version;
            await ReadAsync();
        }
    }

    private async Task ReadAsync()
    {
        var result = await readGoldenResults.RunAsync(await ActorAsync(), Version, Disposed);
        (_view, _error) = (result.Value, result.Error);
    }
}
