using Microsoft.AspNetCore.Components;
using RecsConsole.Connectors;
using RecsConsole.Connectors.Events;
using RecsConsole.Features.Connections.Editing;

namespace RecsConsole.Features.Connections.Receiving;

/// <summary>The mapping of a connection whose system sends events: a path per field, tried on a sample event.</summary>
public sealed partial class MappingFields(PreviewMapping previewMapping)
{
    private const int LongestValue = 80;

    private string _sample = "";
    private string? _wrong;
    private MappingPreview? _preview;

    [Parameter, EditorRequired]
    public required ConnectionDraft Draft { get; set; }

    /// <summary>States of the case type.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<string> States { get; set; }

    /// <summary>The draft has changed.</summary>
    [Parameter]
    public EventCallback OnChanged { get; set; }

    private TicketMapping Mapping => TicketMapping.Read(Draft.Mapping);

    private string StatusNames => string.Join(", ", Draft.Statuses.Select(pair => pair.Name));

    private Task SetAsync(TicketMapping mapping)
    {
        (Draft.Mapping, _preview) = (mapping.Write(), null);
        return OnChanged.InvokeAsync();
    }

    private Task LearnAsync(string? names)
    {
        var typed = (names ?? "")
            .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Distinct(StringComparer.Ordinal)
            .Select(name => new RemoteStatus(name, name));
        Draft.Learn([.. typed], States);
        return OnChanged.InvokeAsync();
    }

    private string? ValueOf(string field) =>
        _preview?.Values.FirstOrDefault(value => string.Equals(value.Field, field, StringComparison.Ordinal))?.Value is not { } found ? null
        : found.Length <= LongestValue ? found
        : found[..LongestValue] + "…";

    private async Task TryAsync()
    {
        var result = await previewMapping.RunAsync(await ActorAsync(), new(Draft.Mapping, _sample), Disposed);
        (_preview, _wrong) = (result.Value, result.Error?.Message ?? result.Value?.Problem);
        if (_preview?.Status is { } status && !Draft.Statuses.Any(pair => string.Equals(pair.StatusId, status, StringComparison.Ordinal)))
        {
            await LearnAsync($"{StatusNames},{status}");
        }
    }
}
