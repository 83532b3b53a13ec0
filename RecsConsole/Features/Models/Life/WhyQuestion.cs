using RecsConsole.Components.Drafts;
using RecsConsole.Components.Forms;

namespace RecsConsole.Features.Models.Life;

/// <summary>What is asked before a step of a model's life: a reason, which those who come later read.</summary>
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
