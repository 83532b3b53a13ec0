using RecsConsole.Platform;
using RecsConsole.Platform.Database;

namespace RecsConsole.Features.Cases.Assignment;

/// <summary>Assigns cases that are spread over several people, one person at a time.</summary>
/// <param name="give">Assigns cases to one person.</param>
internal sealed partial class SpreadGiving(Func<AssignCasesRequest, Task<Result<CasesOutcome>>> give, ILogger logger)
{
    /// <summary>
    /// The results for all cases: if the database fails for one person, their cases are reported as failed and the other assignments stay.
    /// </summary>
    public async Task<CasesOutcome> GiveAsync(IReadOnlyList<CaseToAssign> cases, IReadOnlyList<CaseForPerson> chosen)
    {
        List<CaseResult> results = [];
        foreach (var group in chosen.GroupBy(one => one.PersonId))
        {
            var given = await AssignToPersonAsync([.. cases.Where(each => group.Any(one => one.CaseId == each.Id))], group.Key);
            results.AddRange(given);
        }

        return new(results);
    }

    /// <summary>Who got any: the name of the only person, or the number of people.</summary>
    public static string To(CasesOutcome outcome, IReadOnlyList<CaseForPerson> chosen)
    {
        var done = outcome.Done.Select(each => each.CaseId).ToHashSet();
        return Names(chosen.Where(one => done.Contains(one.CaseId)));
    }

    /// <summary>The name of the only person, or the number of people.</summary>
    public static string Names(IEnumerable<CaseForPerson> chosen)
    {
        var names = chosen.DistinctBy(one => one.PersonId).Select(one => one.Name).ToList();
        return names is [var name] ? name : Texts.CountOfPeople.With(names.Count);
    }

    private async Task<IEnumerable<CaseResult>> AssignToPersonAsync(IReadOnlyList<CaseToAssign> cases, Guid person)
    {
        try
        {
            var given = await give(new([.. cases.Select(each => new SeenCase(each.Id, each.Revision))], person));
            return given.Value?.Results ?? Refused(cases, given.Error!.Message);
        }
        catch (Exception e) when (DatabaseTrouble.Is(e))
        {
            LogPersonGivenNone(e, person);
            return Refused(cases, Texts.GivingFailed);
        }
    }

    private static IEnumerable<CaseResult> Refused(IReadOnlyList<CaseToAssign> cases, string why) =>
        cases.Select(each => new CaseResult(each.Id, each.Key) { Refused = why });

    [LoggerMessage(EventId = 3014, Level = LogLevel.Error, Message = "Cases not assigned {PersonId}")]
    private partial void LogPersonGivenNone(Exception exception, Guid personId);
}
