using RecsConsole.Features.Cases.Import.Logs;

namespace RecsConsole.Features.Cases.Import.Files;

/// <summary>Lists what is wrong in a file, so that all of it can be mended at once; past so many they are only counted.</summary>
internal sealed class ListedProblems : LogProblems
{
    /// <summary>So many are shown.</summary>
    public const int Most = 200;

    private readonly List<FileProblem> _first = [];

    public IReadOnlyList<FileProblem> First => _first;

    public override bool KeepsFlawed => true;

    public override void Report(LogInputException problem)
    {
        Note();
        if (_first.Count < Most)
        {
            _first.Add(new(problem.Line, problem.Column, problem.Value, problem.Reason));
        }
    }
}

/// <summary>Something that is wrong in a file.</summary>
/// <param name="Line">From 1; 0 where it is the file as a whole.</param>
/// <param name="Value">What stands there, short.</param>
public sealed record FileProblem(long Line, string? Column, string? Value, string Reason);
