using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using RecsConsole.Platform.Scanning;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.Reviews.Studies.Tasks;

/// <summary>Reads a file of the lead's own tasks into the draft of a study.</summary>
public sealed partial class TaskChooser(BrowserFiles files, PreviewTasks previewTasks, ActorProvider actors)
{
    private const int Most = 20;

    private IReadOnlyList<TaskProblem> _problems = [];
    private string? _wrong;
    private int _onlyTitles;

    /// <summary>Changed in place: it belongs to the page.</summary>
    [Parameter, EditorRequired]
    public required StudyDraft Draft { get; set; }

    /// <summary>What is wrong with the tasks of the draft.</summary>
    [Parameter]
    public string? Wrong { get; set; }

    [Parameter]
    public bool IsBusy { get; set; }

    [Parameter]
    public EventCallback OnChange { get; set; }

    private async Task ReadAsync(InputFileChangeEventArgs chosen)
    {
        (_problems, _wrong, _onlyTitles) = ([], null, 0);
        if (chosen.File.Size > TaskFile.MaxBytes)
        {
            _wrong = Texts.TaskFileTooLarge.With(TaskFile.MaxBytes / 1000);
            return;
        }

        var actor = await actors.GetAsync(Disposed);
        var file = await files.ReadAsync(actor, chosen.File, TaskFile.MaxBytes, Disposed);
        if (file.Value is not { } content)
        {
            _wrong = file.Error!.Message;
            return;
        }

        using var reader = new StreamReader(new MemoryStream(content));
        var read = await previewTasks.RunAsync(actor, await reader.ReadToEndAsync(Disposed), Disposed);
        if (read.Value is not { } preview)
        {
            _wrong = read.Error!.Message;
            return;
        }

        (_problems, _onlyTitles) = (preview.Problems, preview.OnlyTitles);
        if (preview.Tasks is { } tasks) // what was chosen before stays until a file is right
        {
            Draft.Tasks = tasks;
            await OnChange.InvokeAsync();
        }
    }

    private Task RemoveAsync()
    {
        (Draft.Tasks, _problems, _wrong, _onlyTitles) = (null, [], null, 0);
        return OnChange.InvokeAsync();
    }
}
