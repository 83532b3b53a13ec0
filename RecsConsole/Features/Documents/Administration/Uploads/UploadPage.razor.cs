using Microsoft.AspNetCore.Components.Forms;
using RecsConsole.Casework.Conversation;
using RecsConsole.Features.Documents.Import.Formats;
using RecsConsole.Platform.Scanning;

namespace RecsConsole.Features.Documents.Administration.Uploads;

/// <summary>Takes several files, by choice or dropped, and saves each as a draft.</summary>
public sealed partial class UploadPage(BrowserFiles files, SaveUpload saveUpload, FileConversion conversion)
{
    private List<UploadLine> _lines = [];
    private string? _wrong;
    private bool _waitsForOthers;

    private bool IsBusy => _lines.Exists(line => !line.IsDone);

    private string? News =>
        _lines.Count == 0 ? null
        : _lines.Find(line => !line.IsDone) is { } current ? NewsOf(current)
        : Texts.UploadDone.With(_lines.Count(line => line is { Saved.Outcome: not UploadOutcome.Unchanged }), _lines.Count);

    private string NewsOf(UploadLine current) =>
        _waitsForOthers ? Texts.UploadWaitsForOthers.With(current.Name) : Texts.Uploading.With(current.Name);

    private async Task TakeAsync(InputFileChangeEventArgs chosen)
    {
        _wrong = chosen.FileCount > UploadRules.MaxFiles ? Texts.UploadTooMany.With(UploadRules.MaxFiles, chosen.FileCount) : null;
        if (_wrong is not null)
        {
            return;
        }

        var taken = chosen.GetMultipleFiles(UploadRules.MaxFiles);
        _lines = [.. taken.Select(file => new UploadLine(AttachmentRules.CleanName(file.Name)))];
        try
        {
            for (var at = 0; at < taken.Count; at++)
            {
                _waitsForOthers = false;
                StateHasChanged();
                _lines[at] = await SaveAsync(taken[at], _lines[at]);
            }
        }
        catch (OperationCanceledException) when (Disposed.IsCancellationRequested)
        {
            // the page was left: what was saved is in the list of documents
        }
    }

    private async Task<UploadLine> SaveAsync(IBrowserFile file, UploadLine line)
    {
        // before its bytes are sent
        if (UploadRules.ProblemOf(line.Name, file.Size) is { } problem)
        {
            return line with { Problem = problem };
        }

        try
        {
            var actor = await ActorAsync();
            var read = await files.ReadAsync(actor, file, UploadRules.MaxBytes, Disposed);
            if (read.Value is not { } content)
            {
                return line with { Problem = read.Error!.Message };
            }

            _waitsForOthers = conversion.IsBusy;
            StateHasChanged();
            var result = await saveUpload.RunAsync(actor, new(line.Name, content), Disposed);
            return line with { Saved = result.Value, Problem = result.Error?.Message };
        }
        catch (IOException)
        {
            return line with { Problem = Texts.FileDidNotArrive }; // the connection broke, or the file is larger than declared
        }
    }
}
