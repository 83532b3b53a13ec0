using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.AspNetCore.Components.Web;
using RecsConsole.Casework.Conversation;
using RecsConsole.Features.Documents.Administration.List;
using RecsConsole.Features.Documents.Administration.Uploads;
using RecsConsole.Features.Documents.Import.Formats;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Scanning;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.Documents.Administration.Drafts;

/// <summary>The form of a draft. Its only state is validation messages, so that a conflict loses no text.</summary>
public sealed partial class DocumentForm(BrowserFiles files, ReadUpload readUpload, FileConversion conversion, ActorProvider actors)
{
    /// <summary>The maximum for one message of the circuit; longer texts must be imported.</summary>
    private const int MaxTyped = 200_000;

    private readonly HashSet<string> _left = new(StringComparer.Ordinal);
    private IReadOnlyList<DraftProblem> _problems = [];
    private string? _uploadError;
    private string? _uploadNews;
    private bool _isTried;

    [Parameter, EditorRequired]
    public required DocumentDraft Draft { get; set; }

    [Parameter, EditorRequired]
    public required DocumentChoices Choices { get; set; }

    [Parameter]
    public bool IsNew { get; set; }

    [Parameter]
    public bool MayManage { get; set; }

    [Parameter]
    public bool IsSaving { get; set; }

    [Parameter]
    public string? Error { get; set; }

    [Parameter]
    public EventCallback<DocumentDraft> DraftChanged { get; set; }

    [Parameter]
    public EventCallback OnSave { get; set; }

    [Parameter]
    public EventCallback OnCancel { get; set; }

    // untouched fields show no error before the first attempt to save
    private IEnumerable<DraftProblem> Shown => _problems.Where(problem => _isTried || _left.Contains(problem.Field));

    private async Task Change(DocumentDraft draft)
    {
        if (!Same(draft.Title, Draft.Title))
        {
            _left.Add("title");
        }

        if (!Same(draft.Key, Draft.Key))
        {
            _left.Add("key");
        }

        _left.UnionWith(["acl", "effectiveTo", "regions", "issueTypes", "language"]);
        _problems = DraftRules.Check(draft);
        await DraftChanged.InvokeAsync(draft);
    }

    private Task KeyAsync(KeyboardEventArgs e) => e is { Key: "Enter", CtrlKey: true } ? SaveAsync() : Task.CompletedTask;

    private async Task SaveAsync()
    {
        _isTried = true;
        _problems = DraftRules.Check(Draft);
        if (_problems.Count == 0)
        {
            await OnSave.InvokeAsync();
        }
    }

    private async Task UploadAsync(InputFileChangeEventArgs e)
    {
        var name = AttachmentRules.CleanName(e.File.Name);
        _uploadError = UploadRules.ProblemOf(name, e.File.Size);
        if (_uploadError is not null)
        {
            return;
        }

        try
        {
            var actor = await actors.GetAsync(Disposed);
            var file = await files.ReadAsync(actor, e.File, UploadRules.MaxBytes, Disposed);
            _uploadError = file.Error?.Message;
            if (file.Value is { } content)
            {
                _uploadNews = conversion.IsBusy ? Texts.UploadWaitsForOthers.With(name) : Texts.Uploading.With(name);
                StateHasChanged();
                await TakeAsync(name, await readUpload.RunAsync(actor, new(name, content), Disposed));
            }
        }
        catch (IOException)
        {
            _uploadError = Texts.FileDidNotArrive; // the connection broke, or the file is larger than declared
        }
        finally
        {
            _uploadNews = null;
        }
    }

    private async Task TakeAsync(string name, Result<ReadFile> result)
    {
        if (result.Value is not { } read)
        {
            _uploadError = $"{name}: {result.Error!.Message}";
        }
        else if (!read.HasFacts)
        {
            await Change(WithTextOf(read.Draft)); // the file says nothing about readers and dates, so that those in the form stay
        }
        else if (!IsNew && !Same(read.Draft.Key, Draft.Key))
        {
            _uploadError = Texts.IsAboutTheDocumentNotThisOne.With(name, read.Draft.Key);
        }
        else
        {
            await Change(read.Draft);
        }
    }

    private DocumentDraft WithTextOf(DocumentDraft read) =>
        Draft with
        {
            Text = read.Text,
            Title = Draft.Title.Length == 0 ? read.Title : Draft.Title,
            Key = Draft.Key.Length == 0 ? read.Key : Draft.Key,
        };

    private string? Wrong(string field) => Shown.Any(problem => Same(problem.Field, field)) ? "true" : null;

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.Ordinal);

    private static string Word(ChangeEventArgs e) => (e.Value as string ?? "").Trim();
}
