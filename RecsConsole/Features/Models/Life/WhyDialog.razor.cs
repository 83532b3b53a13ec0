using Microsoft.AspNetCore.Components.Web;
using RecsConsole.Components.Dialogs;
using RecsConsole.Platform;

namespace RecsConsole.Features.Models.Life;

/// <summary>Asks once, by name and with a reason; a refusal is shown here, and what was typed stays.</summary>
public sealed partial class WhyDialog
{
    private Modal? _modal;
    private WhyQuestion? _question;
    private Func<string, Task<Error?>>? _send;
    private string _why = "";
    private string? _wrong;
    private bool _isSending;

    /// <param name="send">Does it; answers with what it was refused for.</param>
    public Task AskAsync(WhyQuestion question, Func<string, Task<Error?>> send)
    {
        (_question, _send, _why, _wrong) = (question, send, "", null);
        return _modal!.OpenAsync();
    }

    private Task KeyAsync(KeyboardEventArgs e) => e is { Key: "Enter", CtrlKey: true } ? SendAsync() : Task.CompletedTask;

    private async Task SendAsync()
    {
        if (_isSending)
        {
            return;
        }

        if (!_question!.IsOptional && string.IsNullOrWhiteSpace(_why))
        {
            _wrong = "Say why; those after you will ask.";
            return;
        }

        _isSending = true;
        var error = await _send!(_why);
        (_isSending, _wrong) = (false, error?.Message);
        if (error is null)
        {
            await _modal!.CloseAsync();
        }
    }
}

/// <param name="Title">Names the thing: "Roll back logistic-3?"</param>
/// <param name="Consequence">What will be different afterwards.</param>
/// <param name="Verb">The button.</param>
public sealed record WhyQuestion(string Title, string Consequence, string Verb, bool IsDestructive = false, bool IsOptional = false);
