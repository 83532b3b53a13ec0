using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Components.Charts;
using RecsConsole.Database;
using RecsConsole.Engine.Fields;
using RecsConsole.Features.Insights.Figures;
using RecsConsole.Features.Insights.Rollups;

namespace RecsConsole.Features.Insights.Tiles;

/// <summary>The current load of the people who may be asked, and who was asked in the period.</summary>
internal sealed class ExpertsTile : IInsightTile
{
    private const string Load = "load";
    private const string Requests = "requests";
    private const int MaxBars = 12;

    public InsightKind Kind => InsightKind.Experts;

    public bool DependsOnReader => true;

    public IReadOnlyList<DataField> Fields { get; } = [DataFields.PersonName, DataFields.PersonLoad, DataFields.Responses];

    public async Task<InsightTile> ComputeAsync(InsightContext context, CancellationToken cancellationToken)
    {
        var requests = await CountedAhead.CountsAsync(context, RollupPart.Requests, RequestCounts.ReadAsync, cancellationToken);
        var experts = await ReadAsync(context, requests, cancellationToken);
        var asked = experts.Sum(expert => expert.Asked);
        var full = experts.Count(expert => expert.Open >= expert.Capacity);
        return new([
            new(Texts.AtFullCapacity)
            {
                Key = "full",
                Rate = new(full, experts.Count),
                Of = Texts.PeopleWhoMayBeAsked,
            },
            new(Texts.RequestsToThem)
            {
                Key = "asked",
                Count = asked,
                CountBefore = experts.Sum(expert => expert.AskedBefore),
                Cases = new(Kind, Requests),
            },
            new(Texts.RequestsToOthers) { Key = "others", Count = requests.Now.Values.Sum() - asked },
            Busiest(experts, asked),
            Half(experts, asked),
        ])
        {
            Bars = [LoadBars(experts), RequestBars(experts, asked)],
            Notes =
            [
                Texts.LoadIsNow,
                .. experts.Count > MaxBars ? [Texts.TopPeople.With(MaxBars, ChartNumbers.Count(experts.Count))] : Array.Empty<string>(),
            ],
        };
    }

    public async Task<InsightEvidence?> FindCasesAsync(InsightContext context, InsightDrill drill, CancellationToken cancellationToken)
    {
        var people = await Experts(context).Select(row => row.Id).ToListAsync(cancellationToken);
        if (drill.Value is { } value)
        {
            people = Guid.TryParse(value, out var one) && people.Contains(one) ? [one] : [];
        }

        var keys = people.ConvertAll(id => id.ToString("D"));
        return drill.Figure switch
        {
            Load => new(
                Texts.OpenCasesOfThisPerson,
                "assigned",
                context
                    .Db.Cases.Where(row => row.IsOpen && row.AssigneeId != null && people.Contains(row.AssigneeId.Value))
                    .Select(row => new CaseMention { CaseId = row.Id, At = row.LastEventAt })
            ),
            Requests => new(
                Texts.CasesInWhichSomebodyWasAsked,
                "requests",
                CaseMention.Of(RequestCounts.Of(context, context.Period.Now).Where(row => row.ItemId != null && keys.Contains(row.ItemId)))
            ),
            _ => null,
        };
    }

    private static InsightFigure Busiest(IReadOnlyList<Expert> experts, int asked) =>
        new(Texts.RequestsThatTheBusiestPersonGot)
        {
            Key = "busiest",
            Rate = asked == 0 ? null : new(experts.Max(expert => expert.Asked), asked),
            Of = "requests",
            Absent = asked == 0 ? Texts.NobodyWasAskedInThisPeriod : null,
        };

    // How few people carry half of the load: the simplest measure of spread.
    private static InsightFigure Half(IReadOnlyList<Expert> experts, int asked)
    {
        var (sum, people) = (0, 0);
        foreach (var expert in experts.OrderByDescending(expert => expert.Asked))
        {
            if (2 * sum >= asked)
            {
                break;
            }

            (sum, people) = (sum + expert.Asked, people + 1);
        }

        return new(Texts.SpreadHalfOfTheRequestsWent)
        {
            Key = "half",
            Text = asked == 0 ? null : Texts.OfPeople.With(people, experts.Count),
            Amount = asked == 0 ? null : new(people, asked),
            Absent = asked == 0 ? Texts.NobodyWasAskedInThisPeriod : null,
        };
    }

    private InsightBars LoadBars(IReadOnlyList<Expert> experts) =>
        new(
            Texts.OpenCasesNowOfWhatEach,
            SharedTexts.Person,
            SharedTexts.OpenCases,
            [
                .. experts
                    .OrderByDescending(expert => LoadOf(expert))
                    .ThenByDescending(expert => expert.Open)
                    .ThenBy(expert => expert.Name, StringComparer.Ordinal)
                    .Take(MaxBars)
                    .Select(expert => new InsightBar(expert.Name)
                    {
                        Count = expert.Open,
                        Share = LoadOf(expert),
                        Also =
                            expert.Open >= expert.Capacity
                                ? Texts.OfCapacityFull.With(expert.Capacity)
                                : Texts.OfCapacity.With(expert.Capacity),
                        Tone = expert.Open >= expert.Capacity ? ChartTone.Soon : ChartTone.Plain,
                        Cases = new(Kind, Load, expert.Id.ToString("D")),
                    }),
            ]
        );

    // 7 of 8 is fuller than 28 of 40
    private static double LoadOf(Expert expert) =>
        expert.Capacity > 0 ? Math.Min(1, (double)expert.Open / expert.Capacity)
        : expert.Open > 0 ? 1
        : 0;

    private InsightBars RequestBars(IReadOnlyList<Expert> experts, int asked) =>
        new(
            Texts.RequestsPerPerson,
            SharedTexts.Person,
            Texts.Requests,
            [
                .. experts
                    .Where(expert => expert.Asked > 0)
                    .OrderByDescending(expert => expert.Asked)
                    .ThenBy(expert => expert.Name, StringComparer.Ordinal)
                    .Take(MaxBars)
                    .Select(expert => new InsightBar(expert.Name)
                    {
                        Rate = new(expert.Asked, asked),
                        Cases = new(Kind, Requests, expert.Id.ToString("D")),
                    }),
            ]
        );

    internal static IQueryable<PersonRow> Experts(InsightContext context) => context.People.Where(row => row.IsExpert && row.IsActive);

    private static async Task<IReadOnlyList<Expert>> ReadAsync(
        InsightContext context,
        RequestCounts requests,
        CancellationToken cancellationToken
    )
    {
        var db = context.Db;
        var people = await Experts(context)
            .Select(row => new
            {
                row.Id,
                row.DisplayName,
                row.Capacity,
                Open = db.Cases.Count(each => each.IsOpen && each.AssigneeId == row.Id),
            })
            .ToListAsync(cancellationToken);
        return people.ConvertAll(row => new Expert(
            row.Id,
            row.DisplayName,
            row.Capacity,
            row.Open,
            requests.Now.GetValueOrDefault(row.Id.ToString("D")),
            requests.Before.GetValueOrDefault(row.Id.ToString("D"))
        ));
    }

    private sealed record Expert(Guid Id, string Name, int Capacity, int Open, int Asked, int AskedBefore);
}
