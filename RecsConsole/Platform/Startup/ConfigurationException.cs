namespace RecsConsole.Platform.Startup;

/// <summary>A setting is missing or wrong. The message names the setting and is all that is shown: no stack trace.</summary>
public sealed class ConfigurationException : Exception
{
    public ConfigurationException() { }

    public ConfigurationException(string message)
        : base(message) { }

    public ConfigurationException(string message, Exception innerException)
        : base(message, innerException) { }
}
