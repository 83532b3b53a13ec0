using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Casework.Proposals;
using RecsConsole.Database;
using RecsConsole.Platform;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Privacy.Governed;

/// <summary>A part of the settings with a page of its own: it comes into force as the next version of the settings.</summary>
public abstract class SettingsPart<TRules>(TenantConfigurationWriter writer) : GovernedPart<TRules>
    where TRules : class
{
    /// <summary>Name of the operation in the audit trail.</summary>
    protected abstract string Operation { get; }

    protected sealed override async Task<RulesInForce<TRules>> InForceAsync(
        ConsoleDbContext db,
        string item,
        CancellationToken cancellationToken
    )
    {
        var settings = await TenantConfigurationReader.ReadStoredAsync(db, cancellationToken);
        return new(await RulesOfAsync(db, settings, item, cancellationToken), settings.Version);
    }

    protected sealed override async Task<Result<string>> WriteAsync(
        OperationScope scope,
        GovernedWrite<TRules> write,
        ChangeOrigin origin,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(origin);
        var before = await TenantConfigurationReader.ReadStoredAsync(scope.Db, cancellationToken);
        var after = With(before with { Part = before.Part with { Version = before.Version + 1 } }, write);
        await FollowAsync(scope, write, cancellationToken);
        NewSettings settings = new(before, after, origin.Why, Operation) { AuthorId = origin.AuthorId, Details = origin.Details };
        return await writer.TryWriteAsync(scope.Db, scope.Actor, settings, cancellationToken)
            ? Texts.FieldsSaved.With(after.Version)
            : Error.Conflict(CaseworkTexts.RulesChangedMeanwhile);
    }

    protected abstract Task<TRules> RulesOfAsync(
        ConsoleDbContext db,
        TenantConfiguration settings,
        string item,
        CancellationToken cancellationToken
    );

    /// <summary>The settings with the new rules.</summary>
    protected abstract TenantConfiguration With(TenantConfiguration settings, GovernedWrite<TRules> write);

    /// <summary>What else has to change with the rules.</summary>
    protected virtual Task FollowAsync(OperationScope scope, GovernedWrite<TRules> write, CancellationToken cancellationToken) =>
        Task.CompletedTask;
}
