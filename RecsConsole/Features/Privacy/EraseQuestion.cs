using RecsConsole.Components.Forms;
using RecsConsole.Database.Personal;

namespace RecsConsole.Features.Privacy;

/// <summary>The question before an erasure: why, and the key typed by hand.</summary>
public static class EraseQuestion
{
    public static ReasonQuestion Of(SubjectLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        var consequence =
            line.Subject.Kind is SubjectName.PersonKind
                ? "The name, the address and the searches of this person become unreadable. What they did stays in the trail, under an id."
                : $"The name, the texts of their cases and what was suggested for them ({line.Extent}) become unreadable. "
                    + "That it happened stays in the trail, by ids and hashes.";
        return new($"Erase {line.Name}?", consequence + " This cannot be taken back.", "Erase for ever")
        {
            Label = "Why?",
            IsDestructive = true,
            MustType = line.Key,
        };
    }
}
