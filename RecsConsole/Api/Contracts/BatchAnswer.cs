using RecsConsole.Casework.Intake;
using RecsConsole.Features.Cases.Exchange.Receiving;

namespace RecsConsole.Api.Contracts;

/// <summary>What became of each row of a request.</summary>
public sealed record BatchAnswer(int Added, int Updated, int Already, int Refused, IReadOnlyList<RowAnswer> Rows)
{
    internal static BatchAnswer Of(IReadOnlyList<ReceivedRow> rows) =>
        new(
            Count(rows, ReceivedAs.Added),
            Count(rows, ReceivedAs.Updated),
            Count(rows, ReceivedAs.Already),
            Count(rows, ReceivedAs.Refused),
            [.. rows.Select(RowAnswer.Of)]
        );

    private static int Count(IReadOnlyList<ReceivedRow> rows, ReceivedAs status) => rows.Count(row => row.Status == status);
}

/// <param name="Row">Place in the request, from 1.</param>
/// <param name="Name">Key of the case or customer, or id of the event.</param>
public sealed record RowAnswer(int Row, string? Name, ReceivedAs Status)
{
    public RowProblem? Problem { get; init; }

    internal static RowAnswer Of(ReceivedRow row) =>
        new(row.Row, row.Name, row.Status)
        {
            Problem = row.Fault is { } fault ? new(ApiProblem.StatusOf(fault.Kind), fault.Field, fault.Message) : null,
        };
}

/// <param name="Status">The status that the row alone would have been answered with.</param>
public sealed record RowProblem(int Status, string? Field, string Detail);

/// <summary>What became of one case, event or customer.</summary>
public sealed record ReceivedAnswer(string? Name, ReceivedAs Status);
