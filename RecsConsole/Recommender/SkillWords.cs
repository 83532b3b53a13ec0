using System.Globalization;
using RecsConsole.Engine;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Eligibility;
using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Recommender;

/// <summary>Skills as people read them.</summary>
public static class SkillWords
{
    public static string Of(string skill) => StateWords.Of(skill);
}
