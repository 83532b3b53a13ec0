using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Components.Charts;
using RecsConsole.Database;
using RecsConsole.Engine.Fields;
using RecsConsole.Features.Insights.Rollups;
using RecsConsole.Recommender.Retrieval;
using RecsConsole.Tenancy.Fields;

namespace RecsConsole.Features.Insights.Figures;

/// <summary>
/// The rows behind every figure and every list of cases. One place, so that a number matches its list and the team filter is never
/// forgotten.
/// </summary>
internal sealed class InsightContext(
    ConsoleDbContext db,
    AccessCheck? check,
    InsightScope scope,
    InsightPeriod period,
    SlateOutcomes outcomes,
    DateTimeOffset now
)
{
    public static string NotByRole => Texts.NotByRole;

    public ConsoleDbContext Db => db;

    /// <summary>The rights of the reader.</summary>
    /// <exception cref="InvalidOperationException">The figures are counted ahead, for readers with different rights.</exception>
    public AccessCheck Check =>
        check ?? throw new InvalidOperationException("A figure that is counted ahead must not depend on the rights of its reader.");

    public InsightScope Scope => scope;

    public InsightPeriod Period => period;

    public DateTimeOffset Now => now;

    public SlateOutcomes Outcomes => outcomes;

    /// <summary>Says which optional models the tenant has.</summary>
    public required OptionalModels Models { get; init; }

    /// <summary>The offered length that the period has, if figures counted ahead will do; null when they are counted now.</summary>
    public int? UsualDays { get; init; }

    /// <summary>Purposes for which the tenant withholds data fields.</summary>
    public FieldLimits? Limits { get; init; }

    /// <summary>Cases of the teams and the workflow in scope.</summary>
    public IQueryable<CaseRow> Cases
    {
        get
        {
            var cases = db.Cases.AsNoTracking();
            if (scope.Workflow is { } workflow)
            {
                var types = db.CaseTypes.Where(type => type.WorkflowKey == workflow);
                cases = cases.Where(row => types.Any(type => type.Key == row.TypeKey));
            }

            if (scope.Teams is not { } teams)
            {
                return cases;
            }

            var keys = teams.ToList();
            return cases.Where(row => row.TeamKey != null && keys.Contains(row.TeamKey));
        }
    }

    /// <summary>The cases in scope that were resolved in a span and are closed.</summary>
    public IQueryable<CaseRow> Resolved(InsightSpan span)
    {
        var (from, to) = (span.From, span.To);
        return Cases.Where(row => !row.IsOpen && row.ResolvedAt >= from && row.ResolvedAt < to);
    }

    /// <summary>The cases in scope that the viewer may open, as far as a query can tell; each row read is still checked.</summary>
    public IQueryable<CaseRow> OpenableCases
    {
        get
        {
            var (clearance, regions) = (Check.Subject.Clearance, Check.Subject.Regions.ToList());
            var cleared = Cases.Where(row => row.Classification <= clearance);
            return regions.Count == 0 ? cleared : cleared.Where(row => row.Region == null || regions.Contains(row.Region));
        }
    }

    /// <summary>People of the teams in scope, with the chosen role if any.</summary>
    public IQueryable<PersonRow> People
    {
        get
        {
            var people = db.People.AsNoTracking();
            if (scope.Teams is { } teams)
            {
                var keys = teams.ToList();
                people = people.Where(row => row.Teams.Any(team => keys.Contains(team)));
            }

            return WithRole(UncoveredPeople.Count == 0 ? people : people.Where(row => !UncoveredPeople.Contains(row.Id)));
        }
    }

    /// <summary>People who did not consent to figures about them.</summary>
    public IReadOnlyList<Guid> UncoveredPeople { get; init; } = [];

    /// <summary>Who consented, if figures require consent.</summary>
    public Consents Consents { get; init; } = Consents.NotRequired;

    /// <summary>Decisions of a span about cases in scope, made for people with the chosen role.</summary>
    public IQueryable<DecisionRow> Decisions(InsightSpan span)
    {
        var (from, to) = (span.From, span.To);
        var decisions = db.Decisions.AsNoTracking().Where(row => row.At >= from && row.At < to).Opened(db);
        if (scope.IsOfSomeCases)
        {
            var cases = Cases;
            decisions = decisions.Where(row => cases.Any(each => each.Id == row.CaseId));
        }

        if (scope.Role is not null)
        {
            var people = WithRole(db.People);
            decisions = decisions.Where(row => people.Any(each => each.Id == row.ActorId));
        }

        return decisions;
    }

    /// <summary>Responses to the decisions of a span, without withdrawn ones.</summary>
    public IQueryable<ResponseRow> Responses(InsightSpan span) =>
        from response in db.Responses.AsNoTracking()
        join decision in Decisions(span) on response.DecisionId equals decision.Id
        where response.UndoneAt == null
        select response;

    public IQueryable<ResponseRow> Responses(InsightSpan span, ResponseKind kind) => Responses(span).Where(row => row.Kind == kind);

    /// <summary>The given people with the chosen role; all of them when none is chosen.</summary>
    public IQueryable<PersonRow> WithRole(IQueryable<PersonRow> people) =>
        scope.Role is { } role ? people.Where(row => row.Roles.Contains(role)) : people;

    /// <summary>The same data, narrowed by another filter and as of another time.</summary>
    public InsightContext Narrowed(InsightFilter filter, InsightPeriod at, DateTimeOffset asOf) =>
        new(db, check, ScopeOf(filter), at, outcomes, asOf)
        {
            Models = Models,
            Limits = Limits,
            Consents = Consents,
            UncoveredPeople = UncoveredPeople,
        };

    /// <summary>The same data as a question asks for them, for every reader who may see its teams.</summary>
    public InsightContext Asked(RollupQuestion question, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(question);
        return new(
            db,
            null,
            new(question.Teams is null, question.Teams ?? []),
            InsightPeriod.From(new() { Days = question.Days }, TimeZoneInfo.FindSystemTimeZoneById(period.ZoneId), at),
            outcomes,
            at
        )
        {
            Models = Models,
            Limits = Limits,
            Consents = Consents,
            UncoveredPeople = UncoveredPeople,
        };
    }

    // a team is never the whole tenant, whoever asks
    private InsightScope ScopeOf(InsightFilter filter) =>
        new(
            scope.IsWhole && filter.Team is null,
            filter.Team is { } team ? [team] : scope.Permitted,
            filter.Team,
            filter.Role,
            filter.Workflow
        );

    /// <summary>Evidence found in decision outputs: a bounded number of decisions, by id.</summary>
    public InsightEvidence EvidenceOf(string title, IEnumerable<DecisionOutcome> outcomes)
    {
        var ids = outcomes.Select(each => each.Id).ToList();
        return new(
            title,
            "decisions",
            // one parameter however many there are
            CaseMention.Of(db.Decisions.AsNoTracking().Where(row => EF.Parameter(ids).Contains(row.Id)))
        )
        {
            Note = Texts.LatestDecisions.With(ChartNumbers.Count(SlateOutcomes.Max)),
        };
    }
}
