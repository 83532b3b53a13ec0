# Copy to RT's folder of site settings (Debian: /etc/request-tracker5/RT_SiteConfig.d). Readable by RT alone: the key opens panels for its agents.
Set($RecsConsoleAddress, 'https://console.example');
Set($RecsConsoleKey, 'rk_...');
Set($RecsConsoleConnection, '00000000-0000-0000-0000-000000000000');
1;
