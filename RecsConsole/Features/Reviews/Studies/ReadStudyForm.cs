using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Recommender.Ranking;

namespace RecsConsole.Features.Reviews.Studies;

/// <summary>Reads the choices for creating a study.</summary>
public sealed class ReadStudyForm(OperationScopeFactory scopes, RankingSystems systems)
{
    private const int MaxIssueTypes = 200;

    public async Task<Result<StudyForm>> RunAsync(Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ManageStudies, "read.study-form", cancellationToken);
        return scope.Refusal is { } refusal ? refusal : await ReadAsync(scope.Db, actor, cancellationToken);
    }

    private async Task<StudyForm> ReadAsync(ConsoleDbContext db, Actor actor, CancellationToken cancellationToken) =>
        new(
            await systems.ListAsync(db, actor, PairMaker.Kind, cancellationToken),
            await ReviewersAsync(db, cancellationToken),
            await db.Teams.OrderBy(team => team.Name).Select(team => new StudyTeam(team.Key, team.Name)).ToListAsync(cancellationToken),
            await db
                .Cases.Where(row => row.IssueType != "")
                .Select(row => row.IssueType)
                .Distinct()
                .OrderBy(type => type)
                .Take(MaxIssueTypes)
                .ToListAsync(cancellationToken)
        );

    private static async Task<IReadOnlyList<StudyReviewer>> ReviewersAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        var reviewers = await db
            .People.Where(person => person.IsActive && person.Roles.Contains(ConsoleRole.Reviewer))
            .Select(person => new StudyReviewer(person.Id, person.DisplayName))
            .ToListAsync(cancellationToken);
        return [.. reviewers.OrderBy(reviewer => reviewer.Name, StringComparer.InvariantCultureIgnoreCase).ThenBy(reviewer => reviewer.Id)];
    }
}

/// <summary>The choices for creating a study.</summary>
public sealed record StudyForm(
    IReadOnlyList<RankingChoice> Systems,
    IReadOnlyList<StudyReviewer> Reviewers,
    IReadOnlyList<StudyTeam> Teams,
    IReadOnlyList<string> IssueTypes
);

/// <summary>A person who may judge.</summary>
public sealed record StudyReviewer(Guid Id, string Name);

/// <summary>A team with its key.</summary>
public sealed record StudyTeam(string Key, string Name);
