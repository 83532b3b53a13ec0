using System.Text;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Canonical;
using RecsConsole.Platform;

namespace RecsConsole.Casework.Proposals;

/// <summary>
/// A part whose proposals hold its rules before and after. A change to another part therefore does not make them outdated.
/// </summary>
public abstract class GovernedPart<TRules> : IGovernedPart
    where TRules : class
{
    public abstract string Name { get; }

    public abstract string Address { get; }

    public virtual string AddressOf(string item) => Address;

    /// <summary>
    /// The revision counts the changes of the item alone. A proposal to an earlier revision is then outdated, even if the rules meanwhile
    /// changed back.
    /// </summary>
    protected virtual bool HasOwnRevision => false;

    public async Task<ChangeView> ReadAsync(OperationScope scope, ProposedChange change, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(change);
        if (change.Read<TRules>() is not { } content)
        {
            return ChangeView.Unreadable;
        }

        var inForce = await InForceAsync(scope.Db, change.Item, cancellationToken);
        var differences = Differences(change.Item, content.Before, content.After);
        return new(IsReadable: true, IsOutdated(inForce, change, content), await NamedAsync(scope.Db, differences, cancellationToken))
        {
            Effect = await EffectAsync(scope, change.Item, content.After, cancellationToken),
        };
    }

    public Task<IReadOnlyList<SettingDifference>> CompareAsync(
        ConsoleDbContext db,
        ProposedChange change,
        CancellationToken cancellationToken
    ) => NamedAsync(db, DifferencesOf(change), cancellationToken);

    public async Task<Result<string>> ApplyAsync(
        OperationScope scope,
        ProposedChange change,
        ChangeOrigin origin,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(change);
        ArgumentNullException.ThrowIfNull(origin);
        if (change.Read<TRules>() is not { } content)
        {
            return Error.Invalid(CaseworkTexts.ProposalUnreadable);
        }

        var inForce = await InForceAsync(scope.Db, change.Item, cancellationToken);
        return IsOutdated(inForce, change, content) ? Error.Conflict(CaseworkTexts.RulesChangedMeanwhile)
            : ProblemOf(change.Item, content.Before, content.After) is { } problem ? Error.Invalid(problem)
            : await WriteAsync(scope, new(change.Item, content.Before, content.After), origin, cancellationToken);
    }

    public IReadOnlyList<SettingDifference> DifferencesOf(ProposedChange change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return change.Read<TRules>() is { } content ? Differences(change.Item, content.Before, content.After) : [];
    }

    /// <summary>The change that somebody asks for; refused when it is not valid, changes nothing, or others changed the rules.</summary>
    internal async Task<Result<ProposedChange>> PrepareAsync(
        OperationScope scope,
        GovernedEdit<TRules> edit,
        CancellationToken cancellationToken
    )
    {
        var inForce = await InForceAsync(scope.Db, edit.Item, cancellationToken);
        if (inForce.Revision != edit.Seen)
        {
            return Error.Conflict(CaseworkTexts.RulesChangedMeanwhile);
        }

        var after = edit.Change(inForce.Rules);
        if (!after.IsOk)
        {
            return after.Error;
        }

        if (ProblemOf(edit.Item, inForce.Rules, after.Value) is { } problem)
        {
            return Error.Invalid(problem);
        }

        return IsSame(inForce.Rules, after.Value)
            ? Error.Invalid(CaseworkTexts.ChangesNothing)
            : new ProposedChange(
                GovernedParts.SubjectOf(Name, edit.Item),
                (int)inForce.Revision,
                Encoding.UTF8.GetString(CanonicalJson.Serialize(new GovernedContent<TRules>(inForce.Rules, after.Value)))
            );
    }

    /// <summary>The rules in force.</summary>
    protected abstract Task<RulesInForce<TRules>> InForceAsync(ConsoleDbContext db, string item, CancellationToken cancellationToken);

    /// <summary>Why rules are not valid; null when they are.</summary>
    protected abstract string? ProblemOf(string item, TRules before, TRules after);

    protected abstract IReadOnlyList<SettingDifference> Differences(string item, TRules before, TRules after);

    /// <summary>The differences with the names of what they refer to by key.</summary>
    protected virtual Task<IReadOnlyList<SettingDifference>> NamedAsync(
        ConsoleDbContext db,
        IReadOnlyList<SettingDifference> differences,
        CancellationToken cancellationToken
    ) => Task.FromResult(differences);

    /// <summary>What would follow from the rules; null when the differences say it all.</summary>
    protected virtual Task<string?> EffectAsync(OperationScope scope, string item, TRules rules, CancellationToken cancellationToken) =>
        Task.FromResult<string?>(null);

    /// <summary>Writes the rules with their audit entry, and returns a message.</summary>
    protected abstract Task<Result<string>> WriteAsync(
        OperationScope scope,
        GovernedWrite<TRules> write,
        ChangeOrigin origin,
        CancellationToken cancellationToken
    );

    private bool IsOutdated(RulesInForce<TRules> inForce, ProposedChange change, GovernedContent<TRules> content) =>
        !IsSame(inForce.Rules, content.Before) || (HasOwnRevision && inForce.Revision != change.BaseVersion);

    private static bool IsSame(TRules left, TRules right) =>
        CanonicalJson.Serialize(left).AsSpan().SequenceEqual(CanonicalJson.Serialize(right));
}

/// <param name="Revision">Raised with every change: the version of the settings, or the revision of a row.</param>
public sealed record RulesInForce<TRules>(TRules Rules, long Revision)
    where TRules : class;

/// <summary>The content of a proposal.</summary>
public sealed record GovernedContent<TRules>(TRules Before, TRules After)
    where TRules : class;

/// <summary>Rules to put into force.</summary>
public sealed record GovernedWrite<TRules>(string Item, TRules Before, TRules After)
    where TRules : class;

/// <summary>What somebody asks for.</summary>
/// <param name="Item">Empty when the part has none.</param>
/// <param name="Seen">The revision on the screen.</param>
/// <param name="Change">From the rules in force to the new ones.</param>
public sealed record GovernedEdit<TRules>(string Item, long Seen, string Why, Func<TRules, Result<TRules>> Change)
    where TRules : class;
