using RecsConsole.Casework.Intake;
using RecsConsole.Features.Cases.Exchange.Receiving;

namespace RecsConsole.Api.Contracts;

/// <summary>The result of each row of a request.</summary>
public sealed record BatchAnswer(int Added, int Updated, int Already, int Refused, IReadOnlyList<RowAnswer> Rows)
{
    internal static BatchAnswer From(IReadOnlyList<ReceivedRow> rows) =>
        new(
            Count(rows, ReceivedAs.Added),
            Count(rows, ReceivedAs.Updated),
            Count(rows, ReceivedAs.Already),
            Count(rows, ReceivedAs.Refused),
            [.. rows.Select(RowAnswer.From)]
        );

    private static int Count(IReadOnlyList<ReceivedRow> rows, ReceivedAs status) => rows.Count(row => row.Status == status);
}

/// <param name="Row">Position in the request, 1-based.</param>
/// <param name="Name">Key of the case or customer, or id of the event or response.</param>
public sealed record RowAnswer(int Row, string? Name, ReceivedAs Status)
{
    public RowProblem? Problem { get; init; }

    internal static RowAnswer From(ReceivedRow row) =>
        new(row.Row, row.Name, row.Status)
        {
            Problem = row.Fault is { } fault ? new(ApiProblem.StatusOf(fault.Kind), fault.Field, fault.Message) : null,
        };
}

/// <param name="Status">The HTTP status that the row would have had on its own.</param>
public sealed record RowProblem(int Status, string? Field, string Detail);

/// <summary>The result for one case, event or customer.</summary>
public sealed record ReceivedAnswer(string? Name, ReceivedAs Status);
