using Microsoft.AspNetCore.Components;
using RecsConsole.Components.Badges;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Models.Detail.Slices;

/// <summary>A model's evaluation by slices of the test period.</summary>
public sealed partial class ModelSlices
{
    [Parameter, EditorRequired]
    public required ModelView View { get; set; }

    private static string DimensionOf(string dimension) =>
        dimension switch
        {
            SliceDimension.CaseType => Texts.SliceCaseType,
            SliceDimension.Role => Texts.SliceRole,
            SliceDimension.Team => SharedTexts.Team,
            SliceDimension.Language => SharedTexts.Language,
            SliceDimension.Tier => Texts.SliceTier,
            _ => dimension,
        };

    private string NameOf(SliceFigure slice) =>
        slice switch
        {
            { Value: "" } => Texts.SliceWithout,
            { Dimension: SliceDimension.CaseType } => View.CaseTypes.GetValueOrDefault(slice.Value) ?? slice.Value,
            { Dimension: SliceDimension.Role } => RoleNames.Of(slice.Value),
            { Dimension: SliceDimension.Team } => View.Teams.FirstOrDefault(team => IsKey(team, slice.Value))?.Name ?? slice.Value,
            { Dimension: SliceDimension.Language } => LanguageLabels.Of(slice.Value),
            _ => slice.Value,
        };

    private static bool IsKey(ModelTeam team, string key) => string.Equals(team.Key, key, StringComparison.Ordinal);
}
