using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using RecsConsole.Components.Dialogs;
using RecsConsole.Features.Models.Detail;
using RecsConsole.Platform;
using RecsConsole.Tenancy.Models;

namespace RecsConsole.Features.Models.Life;

/// <summary>Asks for whom a model should rank, and why.</summary>
public sealed partial class ProposeDialog
{
    private readonly HashSet<string> _teams = new(StringComparer.Ordinal);
    private readonly HashSet<string> _roles = new(StringComparer.Ordinal);
    private Modal? _modal;
    private ModelView? _view;
    private bool _isPilot;
    private int _percent = 10;
    private string _why = "";
    private string? _wrong;
    private bool _isSending;

    /// <summary>Sends the proposal; answers with what it was refused for.</summary>
    [Parameter, EditorRequired]
    public required Func<ProposePromotionRequest, Task<Error?>> Send { get; set; }

    public Task OpenAsync(ModelView view)
    {
        (_view, _isPilot, _percent, _why, _wrong) = (view, false, 10, "", null);
        _teams.Clear();
        _roles.Clear();
        return _modal!.OpenAsync();
    }

    private static void Toggle(HashSet<string> set, string value)
    {
        if (!set.Remove(value))
        {
            set.Add(value);
        }
    }

    private Task KeyAsync(KeyboardEventArgs e) => e is { Key: "Enter", CtrlKey: true } ? SendAsync() : Task.CompletedTask;

    private async Task SendAsync()
    {
        if (_isSending)
        {
            return;
        }

        if (string.IsNullOrWhiteSpace(_why))
        {
            _wrong = "Say why; who decides reads it.";
            return;
        }

        _isSending = true;
        var line = _view!.Line;
        var error = await Send(
            new(new(line.Version, line.Revision, _why), _isPilot ? ModelStates.Pilot : ModelStates.Live, _percent, [.. _teams], [.. _roles])
        );
        (_isSending, _wrong) = (false, error?.Message);
        if (error is null)
        {
            await _modal!.CloseAsync();
        }
    }
}
