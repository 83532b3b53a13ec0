using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Database.Personal;
using RecsConsole.Features.Privacy.Holds;

namespace RecsConsole.Features.Privacy.Erasures;

/// <summary>What is in the way of an erasure.</summary>
/// <param name="IsHeld">A legal hold: nobody can even confirm the erasure.</param>
/// <param name="OpenCases">Until they are closed, a confirmed erasure waits.</param>
/// <param name="Keys">Of the first open cases, those that the reader may view.</param>
internal sealed record ErasureHindrance(bool IsHeld, int OpenCases, IReadOnlyList<string> Keys)
{
    private const int MaxNamed = 3;

    /// <summary>Erased meanwhile, by somebody who was alone there: nothing is left to do.</summary>
    public bool IsErased { get; init; }

    /// <summary>What a confirmed erasure waits for; null for nothing.</summary>
    public string? Words =>
        IsErased ? Texts.AlreadyErased
        : IsHeld ? Texts.WaitsForHold
        : OpenCases == 0 ? null
        : Keys.Count == 0 ? Texts.WaitsForOpenCases
        : OpenCases == 1 ? Texts.WaitsForCase.With(Keys[0])
        : Texts.WaitsForCases.With(Named);

    /// <summary>The same for an erasure that nobody has confirmed yet.</summary>
    public string? WordsBefore => IsHeld && !IsErased ? Texts.IsHeld : Words;

    private string Named =>
        OpenCases > Keys.Count ? Texts.CasesAndMore.With(string.Join(", ", Keys), OpenCases - Keys.Count) : string.Join(", ", Keys);

    /// <param name="scope">Of the reader.</param>
    public static async Task<ErasureHindrance> ReadAsync(OperationScope scope, SubjectName subject, CancellationToken cancellationToken)
    {
        var held = await HeldSubjects.ReadAsync(scope.Db, cancellationToken);
        var open = await EraseSubject.OpenCasesOfAsync(scope.Db, subject, cancellationToken);
        return new(
            await held.KeepsAsync(scope.Db, subject, cancellationToken),
            open,
            open == 0 ? [] : await KeysAsync(scope, subject, cancellationToken)
        )
        {
            IsErased = await ErasedSubjects.ContainAsync(scope.Db, subject, cancellationToken),
        };
    }

    private static async Task<IReadOnlyList<string>> KeysAsync(
        OperationScope scope,
        SubjectName subject,
        CancellationToken cancellationToken
    )
    {
        var first = await scope
            .Db.Cases.Where(row => row.AccountKey == subject.Key && row.IsOpen)
            .OrderBy(row => row.Key)
            .Take(MaxNamed)
            .Select(row => row.Id)
            .ToListAsync(cancellationToken);
        var keys = await VisibleCaseKeys.ReadAsync(scope.Db, scope.Access, first, cancellationToken);
        return [.. keys.Values.Order(StringComparer.Ordinal)];
    }
}
