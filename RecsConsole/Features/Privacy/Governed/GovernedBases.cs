using RecsConsole.Access;
using RecsConsole.Casework.Proposals;
using RecsConsole.Database;
using RecsConsole.Engine.Fields;
using RecsConsole.Features.Privacy.Consent;
using RecsConsole.Tenancy;
using RecsConsole.Tenancy.Fields;

namespace RecsConsole.Features.Privacy.Governed;

/// <summary>The legal basis of each class of data; the item is the class.</summary>
public sealed class GovernedBases(TenantConfigurationWriter writer) : SettingsPart<BasisRule>(writer)
{
    public override string Name => GovernedParts.Bases;

    public override string Address => "/admin/privacy/consent";

    protected override string Operation => "save.basis";

    protected override Task<BasisRule> RulesOfAsync(
        ConsoleDbContext db,
        TenantConfiguration settings,
        string item,
        CancellationToken cancellationToken
    )
    {
        var stated = (settings.Bases ?? []).FirstOrDefault(each => each.Class == ClassOf(item));
        return Task.FromResult(new BasisRule(stated?.Basis ?? LegalBasis.Unstated));
    }

    protected override string? ProblemOf(string item, BasisRule before, BasisRule after) =>
        ClassOf(item) is not { } of || !Enum.IsDefined(of) || !Enum.IsDefined(after.Basis) || !IsAllowed(of, after.Basis)
            ? Texts.NotByConsent
            : null;

    protected override IReadOnlyList<SettingDifference> Differences(string item, BasisRule before, BasisRule after) =>
        ClassOf(item) is { } of ? [new(FieldLabels.Of(of), ConsentLabels.Of(before.Basis), ConsentLabels.Of(after.Basis))] : [];

    protected override Task<string?> EffectAsync(OperationScope scope, string item, BasisRule rules, CancellationToken cancellationToken) =>
        Task.FromResult<string?>(rules.Basis is LegalBasis.Consent ? Texts.ConsentConsequence : Texts.BasisConsequence);

    protected override TenantConfiguration With(TenantConfiguration settings, GovernedWrite<BasisRule> write)
    {
        var of = ClassOf(write.Item)!.Value;
        var all = (settings.Bases ?? []).Where(each => each.Class != of).ToList();
        if (write.After.Basis is not LegalBasis.Unstated)
        {
            all.Add(new(of, write.After.Basis));
        }

        return settings with
        {
            Bases = all.Count == 0 ? null : [.. all.OrderBy(each => each.Class)],
        };
    }

    private static bool IsAllowed(FieldClass of, LegalBasis basis) => basis is not LegalBasis.Consent || ClassBasis.ByConsent.Contains(of);

    private static FieldClass? ClassOf(string item) => Enum.TryParse<FieldClass>(item, ignoreCase: true, out var of) ? of : null;
}

/// <param name="Basis">Unstated when the tenant states none.</param>
public sealed record BasisRule(LegalBasis Basis);
