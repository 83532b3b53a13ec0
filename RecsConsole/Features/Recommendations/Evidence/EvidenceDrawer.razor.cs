using System.Globalization;
using Microsoft.AspNetCore.Components;
using RecsConsole.Platform;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.Recommendations.Evidence;

/// <summary>Shows the evidence for a suggestion, over the left side of the page, so that the case stays visible.</summary>
public sealed partial class EvidenceDrawer(ReadEvidence readEvidence, ActorProvider actors)
{
    private ElementReference _drawer;
    private EvidenceView? _view;
    private Error? _error;
    private ReadEvidenceRequest? _read;

    [Parameter, EditorRequired]
    public required ReadEvidenceRequest Request { get; set; }

    [Parameter, EditorRequired]
    public required string? ItemTitle { get; set; }

    /// <summary>Version of the model that ranked the list; null when none did.</summary>
    [Parameter]
    public string? Model { get; set; }

    [Parameter]
    public EventCallback OnClose { get; set; }

    protected override Task OnParametersSetAsync()
    {
        if (_read == Request)
        {
            return Task.CompletedTask;
        }

        _read = Request;
        return ReadAsync();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            await _drawer.FocusAsync();
        }
    }

    private async Task ReadAsync()
    {
        var asked = Request;
        var actor = await actors.GetAsync(Disposed);
        var result = await readEvidence.RunAsync(actor, asked, Disposed);
        if (asked == Request)
        {
            (_view, _error) = (result.Value, result.Error);
        }
    }

    // a number in a sentence links to what it counts, in the same drawer
    private async Task ShowFactAsync(string factId)
    {
        var asked = Request;
        var actor = await actors.GetAsync(Disposed);
        var result = await readEvidence.RunAsync(actor, asked with { FactId = factId }, Disposed);
        if (asked == Request)
        {
            (_view, _error) = (result.Value, result.Error);
        }
    }

    private static string Scaled(long micro) => (micro / 1_000_000m).ToString("0.00", CultureInfo.CurrentCulture);
}
