using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;

namespace RecsConsole.Features.Reviews.Studies.Tasks;

/// <summary>Reads a lead's own tasks from a file, with every error by its line. Nothing is stored until the study is created.</summary>
public sealed class PreviewTasks(OperationScopeFactory scopes)
{
    public async Task<Result<TaskPreview>> RunAsync(Actor actor, string text, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ManageStudies, "preview.tasks", cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > TaskFile.MaxBytes)
        {
            return Error.Invalid(Texts.TaskFileTooLarge.With(TaskFile.MaxBytes / 1000));
        }

        var reading = TaskFile.Read(text);
        await RefuseUnknownAsync(scope, reading, cancellationToken);
        if (reading.Problems.Count > 0)
        {
            return new TaskPreview(null, reading.Problems, 0);
        }

        var lists = await TaskLists.ReadAsync(scope.Db, reading.Tasks, cancellationToken);
        return new TaskPreview(reading.Tasks, [], lists.OnlyTitles);
    }

    // a case that the lead may not view looks missing
    private static async Task RefuseUnknownAsync(OperationScope scope, TaskReading reading, CancellationToken cancellationToken)
    {
        var keys = reading.Tasks.Cases;
        var rows = await scope.Db.Cases.AsNoTracking().Where(row => keys.Contains(row.Key)).ToListAsync(cancellationToken);
        var known = rows.Where(row => scope.Access.Decide(AccessOperation.ViewCase, AccessResources.Of(row)).Permitted)
            .Select(row => row.Key)
            .ToHashSet(StringComparer.Ordinal);
        foreach (var key in keys.Where(key => !known.Contains(key)))
        {
            reading.RefuseCase(key, Texts.TaskNoSuchCase.With(key));
        }
    }
}

/// <summary>The tasks of a file.</summary>
/// <param name="Tasks">Null when a line is wrong.</param>
/// <param name="OnlyTitles">Number of different suggestions that the catalog does not have: they are shown as they are written.</param>
public sealed record TaskPreview(StudyTasks? Tasks, IReadOnlyList<TaskProblem> Problems, int OnlyTitles);
