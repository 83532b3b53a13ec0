using Microsoft.AspNetCore.Components;
using RecsConsole.Platform;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.Audit.Detail;

/// <summary>Reads and shows one entry, in view below the part of the list that is on screen.</summary>
public sealed partial class AuditDetail(ReadAuditEntry readEntry, ActorProvider actors)
{
    private AuditEntryView? _view;
    private Error? _error;
    private Guid _read;

    [Parameter, EditorRequired]
    public required Guid Entry { get; set; }

    /// <summary>The list without the open entry.</summary>
    [Parameter, EditorRequired]
    public required string CloseAddress { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        if (_read == Entry)
        {
            return; // each render of the page sets parameters again
        }

        var asked = Entry;
        (_read, _view, _error) = (asked, null, null);
        var result = await readEntry.RunAsync(await actors.GetAsync(Disposed), asked, Disposed);
        if (asked == Entry)
        {
            (_view, _error) = (result.Value, result.Error);
        }
    }
}
