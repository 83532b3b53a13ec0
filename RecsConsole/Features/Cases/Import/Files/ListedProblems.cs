using RecsConsole.Features.Cases.Import.Logs;

namespace RecsConsole.Features.Cases.Import.Files;

/// <summary>Lists the problems of a file, so that all can be fixed at once; beyond a limit they are only counted.</summary>
internal sealed class ListedProblems : LogProblems
{
    /// <summary>Maximum number of problems shown.</summary>
    public const int Max = 200;

    private readonly List<FileProblem> _first = [];

    public IReadOnlyList<FileProblem> First => _first;

    public override bool KeepsFlawed => true;

    public override void Report(LogInputException problem)
    {
        Note();
        if (_first.Count < Max)
        {
            _first.Add(new(problem.Line, problem.Column, problem.Value, problem.Reason));
        }
    }
}

/// <summary>A problem in a file.</summary>
/// <param name="Line">From 1; 0 for the file as a whole.</param>
/// <param name="Value">The value found there, shortened.</param>
public sealed record FileProblem(long Line, string? Column, string? Value, string Reason);
