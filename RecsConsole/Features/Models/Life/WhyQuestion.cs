using RecsConsole.Components.Drafts;
using RecsConsole.Components.Forms;

namespace RecsConsole.Features.Models.Life;

/// <summary>Asks for a reason before a life-cycle step; later readers of the history see it.</summary>
public static class WhyQuestion
{
    public static ReasonQuestion Of(string title, string consequence, string verb, bool isDestructive = false, bool isOptional = false) =>
        new(title, consequence, verb)
        {
            Label = isOptional ? Texts.WhyOptional : SharedTexts.Why,
            Missing = isOptional ? null : Texts.WhyHint,
            Draft = new(DraftForms.Model, title), // names the step and the model
            LongestReason = ModelSteps.LongestWhy,
            IsDestructive = isDestructive,
            Shortcut = Texts.DoesIt,
        };
}
