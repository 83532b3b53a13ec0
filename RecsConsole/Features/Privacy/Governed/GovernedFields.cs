using RecsConsole.Access;
using RecsConsole.Casework.Proposals;
using RecsConsole.Database;
using RecsConsole.Engine.Fields;
using RecsConsole.Features.Privacy.Fields;
using RecsConsole.Tenancy;
using RecsConsole.Tenancy.Fields;

namespace RecsConsole.Features.Privacy.Governed;

/// <summary>The permitted purposes of data fields.</summary>
public sealed class GovernedFields(TenantConfigurationWriter writer) : SettingsPart<FieldRules>(writer)
{
    public override string Name => GovernedParts.Fields;

    public override string Address => "/admin/privacy/fields";

    protected override string Operation => "save.fields";

    protected override Task<FieldRules> RulesOfAsync(
        ConsoleDbContext db,
        TenantConfiguration settings,
        string item,
        CancellationToken cancellationToken
    ) => Task.FromResult(new FieldRules(settings.Part.FieldLimits));

    protected override string? ProblemOf(string item, FieldRules before, FieldRules after) => FieldLimitRules.Problem(after.Limits);

    protected override IReadOnlyList<SettingDifference> Differences(string item, FieldRules before, FieldRules after)
    {
        List<SettingDifference> changed =
        [
            .. DataFields
                .All.Select(field => new SettingDifference(TitleOf(field), Purposes(before, field), Purposes(after, field)))
                .Where(each => !string.Equals(each.Before, each.After, StringComparison.Ordinal)),
        ];
        var (was, isNow) = (before.Limits?.LeavesOut is true, after.Limits?.LeavesOut is true);
        if (was != isNow)
        {
            changed.Add(new(Texts.LeavesFeaturesOut, YesOrNo(was), YesOrNo(isNow)));
        }

        return changed;
    }

    protected override async Task<string?> EffectAsync(
        OperationScope scope,
        string item,
        FieldRules rules,
        CancellationToken cancellationToken
    ) => FieldsEffectLabels.Of(await PreviewFields.ReadAsync(scope.Db, rules.Limits, cancellationToken));

    protected override TenantConfiguration With(TenantConfiguration settings, GovernedWrite<FieldRules> write) =>
        settings with
        {
            Part = settings.Part with { FieldLimits = write.After.Limits },
        };

    protected override async Task FollowAsync(OperationScope scope, GovernedWrite<FieldRules> write, CancellationToken cancellationToken)
    {
        if (FieldLimitRules.MovesTexts(write.Before.Limits, write.After.Limits))
        {
            await LearntTexts.OutgrowAsync(scope.Db, scope.Actor.PersonOrNull, scope.Now, cancellationToken);
        }
    }

    private static string TitleOf(DataField field) => $"{FieldLabels.Of(field.Class)}: {FieldLabels.Of(field)}";

    private static string Purposes(FieldRules rules, DataField field)
    {
        var allowed = field.Purposes.Where(purpose => rules.Limits.Allows(field, purpose)).Select(FieldLabels.Of).ToList();
        return allowed.Count == 0 ? SharedTexts.NoneInSentence : string.Join(", ", allowed);
    }

    private static string YesOrNo(bool value) => value ? Texts.IsOnInSentence : Texts.IsOffInSentence;
}

/// <param name="Limits">Null when nothing is withheld.</param>
public sealed record FieldRules(FieldLimits? Limits);
