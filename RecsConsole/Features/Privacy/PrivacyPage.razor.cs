using Microsoft.AspNetCore.Components;
using RecsConsole.Components.Forms;
using RecsConsole.Database.Personal;
using RecsConsole.Platform;

namespace RecsConsole.Features.Privacy;

/// <summary>Whom the tenant keeps personal data of, and who was erased.</summary>
public sealed partial class PrivacyPage(PrivacyOperations operations)
{
    private string _kind = SubjectName.AccountKind;
    private string _text = "";
    private SubjectList? _found;
    private ErasureList? _erasures;
    private ReasonDialog? _dialog;
    private Error? _error;
    private string? _news;

    protected override Task OnInitializedAsync() => ReadAsync();

    private async Task ReadAsync()
    {
        var actor = await operations.Actors.GetAsync(Disposed);
        var (kind, text) = (_kind, _text);
        var found = await operations.Find.RunAsync(actor, new(kind, text), Disposed);
        var erasures = await operations.List.RunAsync(actor, Disposed);
        if ((kind, text) == (_kind, _text)) // a slower answer to what was asked before is of no use
        {
            (_found, _erasures) = (found.Value, erasures.Value);
            _error = found.Error ?? erasures.Error;
        }
    }

    private Task SearchAsync(string kind, string text)
    {
        (_kind, _text) = (kind, text);
        return ReadAsync();
    }

    private Task AskAsync(SubjectLine line) => _dialog!.AskAsync(EraseQuestion.Of(line), reason => EraseAsync(new(line.Subject, reason)));

    private async Task<Error?> EraseAsync(EraseSubjectRequest request)
    {
        var actor = await operations.Actors.GetAsync(Disposed);
        var result = await operations.Erase.RunAsync(actor, request, Disposed);
        if (result.IsOk)
        {
            _news = result.Value;
            await ReadAsync();
        }

        return result.Error;
    }

    private static string TextOf(ChangeEventArgs e) => e.Value as string ?? "";
}
