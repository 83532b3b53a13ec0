using RecsConsole.Database;
using RecsConsole.Engine.Evaluation;

namespace RecsConsole.Tenancy.Models;

/// <summary>Results of blind comparisons of a model.</summary>
public interface IStudyVerdicts
{
    /// <summary>The latest closed study of the model against each system.</summary>
    Task<IReadOnlyList<StudyVerdict>> ReadAsync(ConsoleDbContext db, ModelRow model, CancellationToken cancellationToken);
}

/// <summary>The outcome of a closed study.</summary>
/// <param name="Against">The system the model was compared with, in words.</param>
/// <param name="Wins">Cases in which the model was preferred, and those in which the other was.</param>
/// <param name="Undecided">Cases on which the reviewers disagree and no lead has decided.</param>
public sealed record StudyVerdict(string Study, string Against, WinRate Wins, int Undecided)
{
    public Guid StudyId { get; init; }

    /// <summary>Enough cases were decided to say that people prefer the other system.</summary>
    public bool IsLost => Wins is { IsEnough: true, High: < 0.5 };
}
