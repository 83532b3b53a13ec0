using Microsoft.AspNetCore.Components;
using RecsConsole.Components.Dialogs;
using RecsConsole.Platform;

namespace RecsConsole.Features.Privacy;

/// <summary>The question before an erasure: why, and the key typed by hand.</summary>
public sealed partial class EraseDialog
{
    private Modal? _modal;
    private SubjectLine? _line;
    private string _reason = "";
    private string _typed = "";
    private string? _wrong;
    private bool _isSending;

    /// <summary>Erases; answers what went wrong.</summary>
    [Parameter, EditorRequired]
    public required Func<EraseSubjectRequest, Task<Error?>> Erase { get; set; }

    private bool IsTyped => string.Equals(_typed.Trim(), _line?.Key, StringComparison.Ordinal);

    public Task OpenAsync(SubjectLine line)
    {
        (_line, _reason, _typed, _wrong) = (line, "", "", null);
        return _modal!.OpenAsync();
    }

    private async Task SendAsync()
    {
        if (_isSending || _line is not { } line)
        {
            return;
        }

        _isSending = true;
        try
        {
            _wrong = (await Erase(new(line.Subject, _reason)))?.Message;
        }
        finally
        {
            _isSending = false;
        }

        if (_wrong is null)
        {
            await _modal!.CloseAsync();
        }
    }
}
