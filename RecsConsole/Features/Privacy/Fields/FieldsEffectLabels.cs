using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Features.Privacy.Fields;

/// <summary>Describes what limits would stop, before they are put into force.</summary>
internal static class FieldsEffectLabels
{
    public static string Of(FieldsEffect effect)
    {
        ArgumentNullException.ThrowIfNull(effect);
        List<string> said = [Texts.FieldsTakeEffect];
        if (effect.Models.Count > 0)
        {
            said.Add(Texts.ModelsStop.With(string.Join(", ", effect.Models)));
        }

        if (effect.Trainings.Count > 0)
        {
            said.Add(Texts.TrainingsStop.With(string.Join(", ", effect.Trainings.Select(Of))));
        }

        if (effect.NextSteps)
        {
            said.Add(Texts.NextStepsStop);
        }

        return string.Join(' ', said);
    }

    private static string Of(SlateKind kind) =>
        kind switch
        {
            SlateKind.Action => SharedTexts.Actions,
            SlateKind.Document => SharedTexts.Documents,
            _ => SharedTexts.People,
        };
}
