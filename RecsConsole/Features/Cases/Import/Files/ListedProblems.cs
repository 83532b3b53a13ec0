using RecsConsole.Features.Cases.Import.Logs;

namespace RecsConsole.Features.Cases.Import.Files;

/// <summary>Lists one page of the problems of a file and counts all of them: a file may have more than fit into memory.</summary>
/// <param name="page">The page to list, from 1.</param>
internal sealed class ListedProblems(int page = 1) : LogProblems
{
    /// <summary>Number of problems on a page.</summary>
    public const int PageSize = 200;

    private readonly List<FileProblem> _listed = [];

    public IReadOnlyList<FileProblem> Listed => _listed;

    public override bool KeepsFlawed => true;

    public override void Report(LogInputException problem)
    {
        Note();
        if (Count > (page - 1L) * PageSize && _listed.Count < PageSize)
        {
            _listed.Add(new(problem.Line, problem.Column, problem.Value, problem.Reason));
        }
    }
}

/// <summary>A problem in a file.</summary>
/// <param name="Line">From 1; 0 for the file as a whole.</param>
/// <param name="Value">The value found there, shortened.</param>
public sealed record FileProblem(long Line, string? Column, string? Value, string Reason)
{
    // the quotes of every language
    private static readonly char[] s_quotes = ['\'', '"', '“', '”', '„'];

    /// <summary>The reason without the value at its start, for a table that has the value in a column of its own.</summary>
    public string ReasonBesideValue
    {
        get
        {
            var at =
                Value is { Length: > 0 } value && Reason.IndexOfAny(s_quotes) == 0 && Reason.IndexOf(value, StringComparison.Ordinal) == 1
                    ? value.Length + 1
                    : -1;
            return at > 0 && at < Reason.Length - 2 && s_quotes.Contains(Reason[at]) ? Reason[(at + 2)..] : Reason;
        }
    }
}
