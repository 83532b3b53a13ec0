using RecsConsole.Components.Forms;

namespace RecsConsole.Features.Models.Life;

/// <summary>What is asked before a step of a model's life: a reason, which those who come later read.</summary>
public static class WhyQuestion
{
    public static ReasonQuestion Of(string title, string consequence, string verb, bool isDestructive = false, bool isOptional = false) =>
        new(title, consequence, verb)
        {
            Label = isOptional ? "Why (optional)" : "Why",
            Missing = isOptional ? null : "Say why; those after you will ask.",
            LongestReason = ModelSteps.LongestWhy,
            IsDestructive = isDestructive,
            Shortcut = "does it",
        };
}
