using Microsoft.AspNetCore.Components;
using RecsConsole.Platform;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.Catalog.ServiceLevels.Effect;

/// <summary>The open cases whose deadline a service level, saved or not, would change, before and after.</summary>
public sealed partial class LevelEffect(PreviewServiceLevel previewLevel, ActorProvider actors)
    : VersionEffect<ServiceLevelContent, LevelPreview>(actors)
{
    /// <summary>The level; empty while a new one has no id.</summary>
    [Parameter, EditorRequired]
    public required string Key { get; set; }

    /// <summary>Other published levels for the same cases, which block publishing.</summary>
    [Parameter]
    public IReadOnlyDictionary<string, string>? Against { get; set; }

    protected override Task<Result<LevelPreview>> PreviewAsync(Actor actor) => previewLevel.RunAsync(actor, Key, Text, Disposed);
}
